using System.Globalization;
using System.Text;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Providers.Buckets;

namespace Aic.Core.Providers.OpenAI;

/// <summary>OpenAI's organization API for one account: its addresses and parameters.</summary>
internal sealed class OpenAIApi
{
    private const int MaxDays = 31;
    private const int MaxHours = 168;
    private const int MaxCostDays = 180;
    private static readonly Uri DefaultBase = new("https://api.openai.com/v1");

    private readonly ApiClient _client;
    private readonly string? _projectId;

    /// <summary>Prepares calls for an account that has a key.</summary>
    public OpenAIApi(ProviderContext context, string key)
    {
        List<KeyValuePair<string, string>> headers = [new("Authorization", $"Bearer {key}")];
        if (context.Account.Setting(OpenAIProvider.OrganizationSetting) is { Length: > 0 } organization)
        {
            headers.Add(new("OpenAI-Organization", organization));
        }

        _client = new ApiClient(context.Http, context.Account.Endpoint ?? DefaultBase, headers, OpenAIProvider.Name);
        _projectId = context.Account.Setting(OpenAIProvider.ProjectSetting) is { Length: > 0 } project ? project : null;
    }

    /// <summary>All buckets of one kind of usage, by model where it has models.</summary>
    public Task<IReadOnlyList<OpenAIBucket<OpenAIUsage>>> UsageAsync(OpenAIUsageKind kind, BucketPlan plan, CancellationToken cancellationToken)
    {
        StringBuilder query = Span($"/v1/organization/usage/{kind.Name}", plan, plan.IsDaily ? MaxDays : MaxHours)
            .Append(plan.IsDaily ? "&bucket_width=1d" : "&bucket_width=1h")
            .Append(kind.HasModels ? "&group_by[]=model" : "");
        return PageReader.ReadAllAsync(_client, query.ToString(), OpenAIJson.Default.UsagePage, OpenAIProvider.Name, cancellationToken);
    }

    /// <summary>All daily buckets of the costs.</summary>
    /// <param name="days">The days.</param>
    /// <param name="byLineItem">Whether to tell the lines on the bill apart.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<IReadOnlyList<OpenAIBucket<OpenAICost>>> CostsAsync(BucketPlan days, bool byLineItem, CancellationToken cancellationToken)
    {
        StringBuilder query = Span("/v1/organization/costs", days, MaxCostDays)
            .Append("&bucket_width=1d")
            .Append(byLineItem ? "&group_by[]=line_item" : "");
        return PageReader.ReadAllAsync(_client, query.ToString(), OpenAIJson.Default.CostPage, OpenAIProvider.Name, cancellationToken);
    }

    /// <summary>The hard spend limit of the organization, or of the project that the account is about.</summary>
    public Task<OpenAISpendLimit> SpendLimitAsync(CancellationToken cancellationToken) =>
        _client.GetAsync(
            _projectId is null ? "/v1/organization/spend_limit" : $"/v1/organization/projects/{Uri.EscapeDataString(_projectId)}/spend_limit",
            OpenAIJson.Default.OpenAISpendLimit,
            cancellationToken);

    /// <summary>Asks for the models, which any good key may read.</summary>
    public async Task ModelsAsync(CancellationToken cancellationToken)
    {
        using JsonDocument models = await _client.GetAsync("/v1/models", OpenAIJson.Default.JsonDocument, cancellationToken).ConfigureAwait(false);
    }

    private StringBuilder Span(string path, BucketPlan plan, int limit)
    {
        StringBuilder query = new StringBuilder(path).Append(
            CultureInfo.InvariantCulture,
            $"?start_time={plan.Start.ToUnixTimeSeconds()}&end_time={plan.AskedEnd.ToUnixTimeSeconds()}&limit={limit}");
        return _projectId is null ? query : query.Append('&').Append(ApiUri.Query("project_ids[]", _projectId));
    }
}
