using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>A provider that a test plays over real HTTP: <c>GET /ID/usage?from=DAY&amp;to=DAY</c> tells dollars by UTC day, and a quota where there is one.</summary>
internal sealed class MonthProvider(string id, FakeServer server) : IUsageProvider
{
    private static readonly JsonTypeInfo<JsonObject> Json = (JsonTypeInfo<JsonObject>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonObject));

    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        KeyVariables = [$"{id.ToUpperInvariant()}_KEY"],
        Authentication = "An API key.",
        SetupHint = $"Set {id.ToUpperInvariant()}_KEY.",
        Reports = ["cost"],
        Dashboard = new Uri("https://provider.test/usage"),
        Documentation = new Uri("https://provider.test/docs"),
    };

    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        ApiClient api = new(context.Http, server.Address, [new("Authorization", $"Bearer {context.Account.Key!.Reveal()}")], Descriptor.Name);
        UsagePeriod days = period.ToUtcDays() ?? period;
        JsonObject answer;
        try
        {
            answer = await api.GetAsync($"/{id}/usage?from={days.Start:yyyy-MM-dd}&to={days.End:yyyy-MM-dd}", Json, cancellationToken);
        }
        catch (ApiException exception)
        {
            throw new ProviderException(exception.Error, exception);
        }

        UsageBreakdown[] rows = [.. answer["days"]!.AsObject().Select(day => Row(DateTimeOffset.Parse(day.Key + "Z", CultureInfo.InvariantCulture), (decimal)day.Value!))];
        return new ProviderReport
        {
            Usage = UsageTotals.Of(days, rows, UsageColumns.None, CostSource.Billed),
            Quotas = answer["used_percent"] is { } percent
                ? [new QuotaWindow { Name = "weekly", UsedPercent = (decimal)percent, ResetsAt = DateTimeOffset.Parse((string)answer["resets_at"]!, CultureInfo.InvariantCulture) }]
                : [],
        };
    }

    public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new KeyValidation(KeyStatus.Valid, "Fine.", []));

    private static UsageBreakdown Row(DateTimeOffset day, decimal cost) =>
        new() { Start = day, End = day.AddDays(1), Model = "model-a", CostUsd = cost, CostSource = CostSource.Billed };
}
