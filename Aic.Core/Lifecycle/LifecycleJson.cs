using System.Text.Json.Serialization;

namespace Aic.Core.Lifecycle;

/// <summary>Source-generated JSON of the instance file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(AgentRecord))]
internal sealed partial class LifecycleJson : JsonSerializerContext;
