using System.Text.Json.Serialization;
using Aic.Core.Diagnosis;
using Aic.Core.History;
using Aic.Core.Lifecycle;
using Aic.Core.Pricing;
using Aic.Core.Tracing;
using Aic.Core.Transfer;
using Aic.Core.Usage;

namespace Aic.Agent;

/// <summary>Source-generated JSON of what the command line prints besides usage: snake_case, nulls written out. It is never read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(AgentStatus))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(IReadOnlyList<HistorySyncResult>))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(IReadOnlyList<ProviderInfo>))]
[JsonSerializable(typeof(IReadOnlyList<KeyVerdict>))]
[JsonSerializable(typeof(IReadOnlyList<PriceInfo>))]
[JsonSerializable(typeof(PriceUpdate))]
[JsonSerializable(typeof(IReadOnlyList<SessionUsage>))]
[JsonSerializable(typeof(IReadOnlyList<SetupCheck>))]
[JsonSerializable(typeof(IReadOnlyList<UsageTrace>))]
internal sealed partial class AgentJson : JsonSerializerContext;
