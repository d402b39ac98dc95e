using System.Text.Json.Serialization;

namespace Aic.Agent.Server.Problems;

/// <summary>An error as HTTP APIs tell it (RFC 9457, https://www.rfc-editor.org/rfc/rfc9457).</summary>
internal sealed record ProblemDetails
{
    /// <summary>The kind of problem; stable, for programs.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong this time and what to do. Never holds a secret.</summary>
    public required string Detail { get; init; }

    /// <summary>Seconds after which to try again; left out where waiting is no use.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RetryAfter { get; init; }
}
