using System.Globalization;
using System.Text;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>Anthropic's organization API for one account: its addresses and parameters.</summary>
internal sealed class AnthropicApi
{
    /// <summary>The longest span that one question to the analytics may cover.</summary>
    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(31);

    private const string SpendLimitBeta = "spend-limit-reads-2026-09-26";
    private const int MaxRows = 1000;
    private const int MaxDays = 31;
    private const int MaxHours = 168;
    private static readonly Uri DefaultBase = new("https://api.anthropic.com");

    private readonly ApiClient _client;
    private readonly ApiClient _analytics;
    private readonly ApiClient _spendLimits;

    /// <summary>Prepares calls for an account that has a key.</summary>
    public AnthropicApi(ProviderContext context, string key)
    {
        ApiClient Client(params KeyValuePair<string, string>[] beta) => new(
            context.Http,
            context.Account.Endpoint ?? DefaultBase,
            [new("x-api-key", key), new("anthropic-version", "2023-06-01"), .. beta],
            AnthropicProvider.Name);

        _client = Client();
        _analytics = Client(new KeyValuePair<string, string>("anthropic-beta", AnalyticsReach.Beta));
        _spendLimits = Client(new KeyValuePair<string, string>("anthropic-beta", SpendLimitBeta));
        WorkspaceId = context.Account.Setting(AnthropicProvider.WorkspaceSetting) is { Length: > 0 } workspace ? workspace : null;
    }

    /// <summary>The one workspace that the account is about; null for all.</summary>
    public string? WorkspaceId { get; }

    /// <summary>The analytics' usage by model, of at most <see cref="LongestSpan"/>.</summary>
    public Task<IReadOnlyList<AnalyticsUsageRow>> UsageAsync(UsagePeriod span, bool isDaily, CancellationToken cancellationToken) =>
        PageReader.ReadAllAsync(
            _analytics,
            Analytics("/v1/organizations/analytics/usage", span, isDaily).Append("&group_by[]=model").ToString(),
            AnthropicJson.Default.AnalyticsUsagePage,
            AnthropicProvider.Name,
            cancellationToken);

    /// <summary>The analytics' cost by model and kind of cost, of at most <see cref="LongestSpan"/>.</summary>
    public Task<IReadOnlyList<AnalyticsCostRow>> CostAsync(UsagePeriod span, bool isDaily, CancellationToken cancellationToken) =>
        PageReader.ReadAllAsync(
            _analytics,
            Analytics("/v1/organizations/analytics/cost", span, isDaily).Append("&group_by[]=model&group_by[]=cost_type").ToString(),
            AnthropicJson.Default.AnalyticsCostPage,
            AnthropicProvider.Name,
            cancellationToken);

    /// <summary>The older usage report by model.</summary>
    public Task<IReadOnlyList<ReportBucket<AnthropicUsage>>> UsageReportAsync(BucketPlan plan, CancellationToken cancellationToken)
    {
        StringBuilder query = Span("/v1/organizations/usage_report/messages", plan.Start, plan.AskedEnd)
            .Append("&bucket_width=").Append(Width(plan.IsDaily))
            .Append(CultureInfo.InvariantCulture, $"&group_by[]=model&limit={(plan.IsDaily ? MaxDays : MaxHours)}");
        AppendWorkspace(query);
        return PageReader.ReadAllAsync(_client, query.ToString(), AnthropicJson.Default.UsageReportPage, AnthropicProvider.Name, cancellationToken);
    }

    /// <summary>The older cost report by line. It can't be narrowed to a workspace, only told apart by it.</summary>
    public Task<IReadOnlyList<ReportBucket<AnthropicCost>>> CostReportAsync(BucketPlan days, CancellationToken cancellationToken)
    {
        StringBuilder query = Span("/v1/organizations/cost_report", days.Start, days.AskedEnd)
            .Append(CultureInfo.InvariantCulture, $"&bucket_width=1d&group_by[]=description&limit={MaxDays}")
            .Append(WorkspaceId is null ? "" : "&group_by[]=workspace_id");
        return PageReader.ReadAllAsync(_client, query.ToString(), AnthropicJson.Default.CostReportPage, AnthropicProvider.Name, cancellationToken);
    }

    /// <summary>The organization's spend limits.</summary>
    public Task<IReadOnlyList<AnthropicSpendLimit>> SpendLimitsAsync(CancellationToken cancellationToken) =>
        PageReader.ReadAllAsync(
            _spendLimits, "/v1/organizations/spend_limits?limit=100", AnthropicJson.Default.SpendLimitPage, AnthropicProvider.Name, cancellationToken);

    /// <summary>The organization that the key belongs to.</summary>
    public Task<AnthropicOrganization> OrganizationAsync(CancellationToken cancellationToken) =>
        _client.GetAsync("/v1/organizations/me", AnthropicOrganization.Read, cancellationToken);

    /// <summary>Asks for the models, which any normal key may read.</summary>
    public async Task ModelsAsync(CancellationToken cancellationToken)
    {
        using JsonDocument models = await _client.GetAsync("/v1/models?limit=1", AnthropicJson.Default.JsonDocument, cancellationToken).ConfigureAwait(false);
    }

    private StringBuilder Analytics(string path, UsagePeriod span, bool isDaily)
    {
        // Oldest first: what is used while the pages are read then lands on the last one and moves no row.
        StringBuilder query = Span(path, span.Start, span.End)
            .Append("&time_bucket_width=").Append(Width(isDaily))
            .Append(CultureInfo.InvariantCulture, $"&order_by=time&order=asc&limit={MaxRows}");
        AppendWorkspace(query);
        return query;
    }

    private void AppendWorkspace(StringBuilder query)
    {
        if (WorkspaceId is not null)
        {
            query.Append('&').Append(ApiUri.Query("workspace_ids[]", WorkspaceId));
        }
    }

    private static StringBuilder Span(string path, DateTimeOffset start, DateTimeOffset end) => new StringBuilder(path)
        .Append('?').Append(ApiUri.Query("starting_at", Time(start)))
        .Append('&').Append(ApiUri.Query("ending_at", Time(end)));

    private static string Width(bool isDaily) => isDaily ? "1d" : "1h";

    private static string Time(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
