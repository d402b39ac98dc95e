using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>
/// Anthropic's spend limits as quotas; they are in cents. Limits of single members are left out: they say nothing of the organization.
/// See <see href="https://platform.claude.com/docs/en/api/beta/organization/spend_limits/list"/>.
/// </summary>
internal static class AnthropicSpend
{
    private const string Organization = "organization";
    private const string UsageTier = "usage_tier";
    private const string Workspace = "workspace";

    /// <summary>The limits to show: amounts that are in force for the organization, or for the one workspace that the account is about.</summary>
    public static IReadOnlyList<AnthropicSpendLimit> Shown(IReadOnlyList<AnthropicSpendLimit> limits, string? workspaceId) =>
    [
        .. limits.Where(limit => limit is { Amount: not null } and not { IsEnabled: false }
            && (workspaceId is null
                ? limit.Scope.Type is Organization or UsageTier or Workspace or "organization_service"
                : limit.Scope.Type == Workspace && limit.Scope.WorkspaceId == workspaceId)),
    ];

    /// <summary>
    /// True when what the account was billed this calendar month counts against the limit. Only a Console organization's do, which has limits
    /// for workspaces or a usage tier; an Enterprise organization's cap extra usage, in windows that aren't documented.
    /// </summary>
    /// <param name="limit">The limit.</param>
    /// <param name="all">All limits of the organization.</param>
    /// <param name="workspaceId">The one workspace that the account is about; null for all.</param>
    public static bool CountsBilledMonth(AnthropicSpendLimit limit, IReadOnlyList<AnthropicSpendLimit> all, string? workspaceId) =>
        IsConsoleMonth(limit, all)
        && Unit(limit) == "USD"
        && (workspaceId is null ? limit.Scope.Type is Organization or UsageTier : limit.Scope.WorkspaceId == workspaceId);

    /// <summary>The quota.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="used">What is used of it, in its currency's main unit; null when unknown.</param>
    /// <param name="all">All limits of the organization.</param>
    /// <param name="now">The moment, for the next reset.</param>
    public static QuotaWindow Quota(AnthropicSpendLimit limit, decimal? used, IReadOnlyList<AnthropicSpendLimit> all, DateTimeOffset now)
    {
        decimal amount = limit.Amount!.Value / 100;
        return new QuotaWindow
        {
            Name = $"{limit.Period ?? "monthly"} spend{ScopeText(limit.Scope)}",
            Used = used,
            Limit = amount,
            Unit = Unit(limit),
            UsedPercent = used is not null && amount > 0 ? Math.Round(used.Value / amount * 100, 2) : null,
            ResetsAt = IsConsoleMonth(limit, all) ? UtcMonth.StartOf(now).AddMonths(1) : null,
            StartsAt = IsConsoleMonth(limit, all) ? UtcMonth.StartOf(now) : null,
        };
    }

    private static bool IsConsoleMonth(AnthropicSpendLimit limit, IReadOnlyList<AnthropicSpendLimit> all) =>
        limit.Period is null or "monthly" && all.Any(other => other.Scope.Type is UsageTier or Workspace);

    private static string Unit(AnthropicSpendLimit limit) => (limit.Currency ?? "USD").ToUpperInvariant();

    private static string ScopeText(SpendLimitScope scope) => scope.Type switch
    {
        UsageTier => " (usage tier)",
        Workspace => $" (workspace {scope.WorkspaceId})",
        "organization_service" => $" ({scope.Service})",
        _ => "",
    };
}
