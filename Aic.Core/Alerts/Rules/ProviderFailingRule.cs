using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Alerts.Rules;

/// <summary>
/// A provider has failed for an hour: once for each account and outage. An outage is failures without a success in between. Two failures an hour apart may be
/// a machine that slept through both, so there must be three.
/// </summary>
internal sealed class ProviderFailingRule : IAlertRule
{
    private const int FewestFailures = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public AlertKind Kind => AlertKind.ProviderFailing;

    /// <inheritdoc />
    public IEnumerable<AlertFinding> Find(AlertFacts facts)
    {
        foreach (AccountFacts account in facts.Accounts)
        {
            if (account.Outage is { } outage && IsFailing(outage.Error.Kind) && outage.Failures >= FewestFailures && outage.FailedAt - outage.StartedAt >= Patience)
            {
                string since = TimeZoneInfo.ConvertTime(outage.StartedAt, facts.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
                AlertCause cause = new(Kind, account.Id, "", outage.StartedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
                yield return new AlertFinding(
                    cause,
                    AlertSeverity.Warning,
                    $"{account.Id}: no answer since {since}",
                    $"{outage.Error.Message} What is shown of {account.Id} is what was known before; it is asked again and again.");
            }
        }
    }

    /// <inheritdoc />
    public bool IsSame(KnownAlert known, AlertCause cause, AlertFacts facts) => known.IsActive || known.Cause == cause;

    /// <inheritdoc />
    public bool IsOver(KnownAlert alert, AlertFacts facts) => facts.Find(alert.Cause.Subject) is not { Outage: { } outage } || !IsFailing(outage.Error.Kind);

    /// <summary>What a provider doesn't offer, or a key isn't allowed, is no failure of the provider; a refused key is another alert.</summary>
    private static bool IsFailing(UsageErrorKind kind) =>
        kind is not (UsageErrorKind.MissingKey or UsageErrorKind.NotSupported or UsageErrorKind.Forbidden or UsageErrorKind.InvalidKey);
}
