namespace Aic.Core.Alerts;

/// <summary>An id without wildcards is no alert's.</summary>
/// <param name="id">The id.</param>
public sealed class UnknownAlertException(string id)
    : Exception($"There is no alert '{id}', or it is over for so long that it was deleted. \"aic alerts --all\" and Get-AicAlert -All list those there are.")
{
    /// <summary>The id that is no alert's.</summary>
    public string Id => id;
}

/// <summary>An alert can't be snoozed like this.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class AlertSnoozeException(string message) : Exception(message);
