using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>
/// Anthropic: requests, tokens and cost by model from the Usage and Cost Analytics API, or from the older reports where that can't be had, and spend limits.
/// It takes an admin key of an organization, or a key with the scope <c>read:analytics</c>; a normal key only proves that it is good.
/// See <see href="https://platform.claude.com/docs/en/manage-claude/usage-cost-analytics-api"/> and
/// <see href="https://platform.claude.com/docs/en/manage-claude/usage-cost-api"/>.
/// </summary>
internal sealed class AnthropicProvider : IUsageProvider
{
    /// <summary>The provider's name.</summary>
    public const string Name = "Anthropic";

    /// <summary>The setting that narrows everything to one workspace.</summary>
    public const string WorkspaceSetting = "workspace_id";

    private const string AdminKeys = "https://platform.claude.com/settings/admin-keys";

    private const string NormalKey =
        "This is a normal Anthropic API key: it can't read usage. An admin key (sk-ant-admin…) can; an admin of an organization makes one at "
        + AdminKeys + " (individual accounts have none). Put it in ANTHROPIC_ADMIN_KEY, or run Set-AicProviderConfig anthropic -ApiKey.";

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = "anthropic",
        Name = Name,
        KeyVariables = ["ANTHROPIC_ADMIN_KEY", "ANTHROPIC_ADMIN_API_KEY", "ANTHROPIC_API_KEY"],
        EndpointVariables = ["ANTHROPIC_BASE_URL"],
        Settings = [new(WorkspaceSetting, "Only this workspace (wrkspc_…); all workspaces when it isn't set.", [])],
        Authentication = "An organization's admin key (sk-ant-admin…), or a key with the scope read:analytics, reads usage and cost; a normal key only validates.",
        SetupHint = $"Set ANTHROPIC_ADMIN_KEY to an admin key (sk-ant-admin…) from {AdminKeys}; organizations only.",
        Reports = ["requests", "tokens", "cost", "models", "days", "quotas"],
        Dashboard = new("https://platform.claude.com/usage"),
        Documentation = new("https://platform.claude.com/docs/en/manage-claude/usage-cost-analytics-api"),
    };

    /// <inheritdoc />
    public Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        AnthropicApi api = new(context, Border.KeyOf(context.Account));
        AnthropicFetch fetch = new(api, period, context.Time, context.Logger);
        return Border.AnswerAsync(
            () => fetch.RunAsync(cancellationToken),
            async exception =>
            {
                UsageError error = await ExplainAsync(api, exception, cancellationToken).ConfigureAwait(false);
                return error.Kind is UsageErrorKind.Forbidden or UsageErrorKind.NotSupported ? error with { Message = error.Message + fetch.Hint } : error;
            },
            Name);
    }

    /// <inheritdoc />
    public async Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        if (context.Account.Key is null)
        {
            return new KeyValidation(KeyStatus.Missing, Descriptor.SetupHint, []);
        }

        AnthropicApi api = new(context, context.Account.Key.Reveal());
        BucketPlan today = BucketPlan.Today(context.Time.GetUtcNow());
        UsagePeriod span = new(today.Start, today.AskedEnd);
        Task<string?> organization = OrganizationAsync(api, cancellationToken);
        KeyValidation validation = await KeyCheck.RunAsync(
            [
                new("usage", stop => EitherAsync(() => api.UsageAsync(span, isDaily: true, stop), () => api.UsageReportAsync(today, stop))),
                new("cost", stop => EitherAsync(() => api.CostAsync(span, isDaily: true, stop), () => api.CostReportAsync(today, stop))),
                new("quotas", api.SpendLimitsAsync),
            ],
            exception => ExplainAsync(api, exception, cancellationToken),
            Name,
            cancellationToken).ConfigureAwait(false);
        return validation with { Organization = await organization.ConfigureAwait(false) };
    }

    private static async Task EitherAsync(Func<Task> analytics, Func<Task> older)
    {
        try
        {
            await analytics().ConfigureAwait(false);
        }
        catch (ApiException exception) when (AnalyticsReach.IsUnavailable(exception))
        {
            await older().ConfigureAwait(false);
        }
    }

    private static async Task<string?> OrganizationAsync(AnthropicApi api, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.OrganizationAsync(cancellationToken).ConfigureAwait(false)).Name;
        }
        catch (Exception exception) when (exception is ApiException or ProviderException)
        {
            // A key with read:analytics alone may not ask; the name is an extra.
            return null;
        }
    }

    private static async Task<UsageError> ExplainAsync(AnthropicApi api, ApiException exception, CancellationToken cancellationToken) =>
        RefusedKey.IsRefusal(exception)
            ? await RefusedKey.ExplainAsync(exception, () => api.ModelsAsync(cancellationToken), NormalKey).ConfigureAwait(false)
            : exception.Error;
}
