using Aic.Core.Alerts.Rules;

namespace Aic.Core.Alerts;

/// <summary>The rules, one for each kind of alert.</summary>
internal static class AlertRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IAlertRule> All { get; } =
    [
        new BudgetThresholdRule(),
        new QuotaLowRule(),
        new ProviderFailingRule(),
        new UnusualDayRule(),
        new KeyRejectedRule(),
    ];
}
