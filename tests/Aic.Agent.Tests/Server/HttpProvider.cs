using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>A provider that a test plays over real HTTP: <c>GET /ID/usage</c> at a fake server tells a number of requests and a cost.</summary>
internal sealed class HttpProvider(string id, FakeServer server) : IUsageProvider
{
    private static readonly JsonTypeInfo<JsonObject> Json = (JsonTypeInfo<JsonObject>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonObject));

    private readonly ConcurrentQueue<ProviderAccount> _asked = new();

    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        KeyVariables = [KeyVariable(id)],
        Settings = [new ProviderSetting("project", "A project.", []), new ProviderSetting("client_secret", "A secret.", [], IsSecret: true)],
        Authentication = "An API key.",
        SetupHint = $"Set {KeyVariable(id)}.",
        Reports = ["requests", "cost"],
        Dashboard = new Uri("https://provider.test/usage"),
        Documentation = new Uri("https://provider.test/docs"),
    };

    /// <summary>How often usage was asked for.</summary>
    public int Calls => _asked.Count;

    public static string KeyVariable(string id) => $"{id.ToUpperInvariant()}_KEY";

    public static string Key(string id) => $"sk-{id}-not-a-real-key-0123456789";

    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        _asked.Enqueue(context.Account);
        ApiClient api = new(context.Http, context.Account.Endpoint ?? server.Address, [new("Authorization", $"Bearer {context.Account.Key!.Reveal()}")], Descriptor.Name);
        JsonObject answer;
        try
        {
            answer = await api.GetAsync($"/{Descriptor.Id}/usage", Json, cancellationToken);
        }
        catch (ApiException exception)
        {
            throw new ProviderException(exception.Error, exception);
        }

        long requests = (long)answer["requests"]!;
        decimal cost = (decimal)answer["cost"]!;
        return new ProviderReport
        {
            Usage = new UsageData
            {
                PeriodStart = period.Start,
                PeriodEnd = period.End,
                RequestsCount = requests,
                CostUsd = cost,
                CostSource = CostSource.Billed,
                Breakdown = [new UsageBreakdown { Start = period.Start, End = period.Start.AddDays(1), Model = "model-1", RequestsCount = requests, CostUsd = cost, CostSource = CostSource.Billed }],
            },
        };
    }

    public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new KeyValidation(KeyStatus.Valid, "Fine.", ["usage"]));
}
