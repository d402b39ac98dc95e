using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.OpenAI;

/// <summary>
/// OpenAI: usage of every kind by model, costs in dollars by line item, and the spend limit, from the organization's usage and costs interface.
/// It takes an admin key; a normal key only proves that it is good.
/// See <see href="https://platform.openai.com/docs/api-reference/usage"/> and
/// <see href="https://platform.openai.com/docs/api-reference/usage/costs"/>.
/// </summary>
internal sealed class OpenAIProvider : IUsageProvider
{
    /// <summary>The provider's name.</summary>
    public const string Name = "OpenAI";

    /// <summary>The setting that names the organization.</summary>
    public const string OrganizationSetting = "organization_id";

    /// <summary>The setting that narrows everything to one project.</summary>
    public const string ProjectSetting = "project_id";

    private const string AdminKeys = "https://platform.openai.com/settings/organization/admin-keys";

    private const string NormalKey =
        "This is a normal OpenAI API key: it can't read usage. An admin key (sk-admin-…) can; an owner of the organization makes one at "
        + AdminKeys + ". Put it in OPENAI_ADMIN_KEY, or run Set-AicProviderConfig openai -ApiKey.";

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = "openai",
        Name = Name,
        KeyVariables = ["OPENAI_ADMIN_KEY", "OPENAI_API_KEY"],
        EndpointVariables = ["OPENAI_BASE_URL"],
        Settings =
        [
            new(OrganizationSetting, "The organization (org-…), for a key that belongs to several.", ["OPENAI_ORG_ID"]),
            new(ProjectSetting, "Only this project (proj_…); all projects when it isn't set.", ["OPENAI_PROJECT_ID"]),
        ],
        Authentication = "An admin key (sk-admin-…) reads usage, cost and the spend limit; a normal key only validates.",
        SetupHint = $"Set OPENAI_ADMIN_KEY to an admin key (sk-admin-…) from {AdminKeys}.",
        Reports = ["requests", "tokens", "cost", "models", "days", "quotas"],
        Dashboard = new("https://platform.openai.com/usage"),
        Documentation = new("https://platform.openai.com/docs/api-reference/usage"),
    };

    /// <inheritdoc />
    public Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        OpenAIApi api = new(context, Border.KeyOf(context.Account));
        OpenAIFetch fetch = new(api, period, context.Time, context.Logger);
        return Border.AnswerAsync(
            () => fetch.RunAsync(cancellationToken),
            exception => ExplainAsync(api, exception, cancellationToken),
            Name);
    }

    /// <inheritdoc />
    public async Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        if (context.Account.Key is null)
        {
            return new KeyValidation(KeyStatus.Missing, Descriptor.SetupHint, []);
        }

        OpenAIApi api = new(context, context.Account.Key.Reveal());
        BucketPlan today = BucketPlan.Today(context.Time.GetUtcNow());
        return await KeyCheck.RunAsync(
            [
                new("usage", stop => api.UsageAsync(OpenAIUsageKind.Completions, today, stop)),
                new("cost", stop => api.CostsAsync(today, byLineItem: false, stop)),
                new("quotas", api.SpendLimitAsync),
            ],
            exception => ExplainAsync(api, exception, cancellationToken),
            Name,
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<UsageError> ExplainAsync(OpenAIApi api, ApiException exception, CancellationToken cancellationToken) =>
        RefusedKey.IsRefusal(exception)
            ? await RefusedKey.ExplainAsync(exception, () => api.ModelsAsync(cancellationToken), NormalKey).ConfigureAwait(false)
            : exception.Code == "insufficient_quota"
                ? new UsageError(UsageErrorKind.RateLimited, "OpenAI says that this account has used up its credit or its limit (insufficient_quota). Waiting doesn't help: see https://platform.openai.com/settings/organization/billing.")
                : exception.Error;
}
