using System.Globalization;

namespace Aic.Core.Alerts.Rules;

/// <summary>A provider refuses a key, which is expired or revoked: once until the account answers or has another key. Nothing of the key is in the cause.</summary>
internal sealed class KeyRejectedRule : IAlertRule
{
    /// <inheritdoc />
    public AlertKind Kind => AlertKind.KeyRejected;

    /// <inheritdoc />
    public IEnumerable<AlertFinding> Find(AlertFacts facts)
    {
        foreach (AccountFacts account in facts.Accounts)
        {
            if (account.Refusal is { } refusal)
            {
                AlertCause cause = new(Kind, account.Id, "", refusal.RefusedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
                yield return new AlertFinding(cause, AlertSeverity.Critical, $"{account.Id}: the key is refused", refusal.Message);
            }
        }
    }

    /// <inheritdoc />
    // A test of the key that fails again, or another refused key before anything was answered, is no news.
    public bool IsSame(KnownAlert known, AlertCause cause, AlertFacts facts) => known.IsActive || known.Cause == cause;

    /// <inheritdoc />
    public bool IsOver(KnownAlert alert, AlertFacts facts) => facts.Find(alert.Cause.Subject) is not { Refusal: not null };
}
