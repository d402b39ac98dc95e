using System.Text.Json.Serialization;
using Aic.Agent.Server.Endpoints;
using Aic.Agent.Server.Problems;
using Aic.Agent.Server.Refreshing;
using Aic.Core.History;

namespace Aic.Agent.Server;

/// <summary>Source-generated JSON of what the agent's API answers besides usage: snake_case, on one line, nulls written out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(ProvidersAnswer))]
[JsonSerializable(typeof(RefreshState))]
internal sealed partial class AgentApiJson : JsonSerializerContext;
