namespace Aic.Core.Alerts;

/// <summary>Tells which causes of one kind hold. A function of facts, and of nothing else.</summary>
internal interface IAlertRule
{
    /// <summary>The kind.</summary>
    AlertKind Kind { get; }

    /// <summary>The causes that hold for sure.</summary>
    /// <param name="facts">What is known.</param>
    IEnumerable<AlertFinding> Find(AlertFacts facts);

    /// <summary>True when a cause is the one that an alert was raised for, though it looks a little different now.</summary>
    /// <param name="known">An alert of the same subject and detail, active or cleared.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="facts">What is known.</param>
    bool IsSame(KnownAlert known, AlertCause cause, AlertFacts facts) => known.Cause == cause;

    /// <summary>True when an active alert's cause, which wasn't found, is gone for sure.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="facts">What is known.</param>
    bool IsOver(KnownAlert alert, AlertFacts facts);
}
