using System.Text;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Copilot;

/// <summary>What rows and sums have in common.</summary>
internal static class CopilotTokens
{
    /// <summary>Splits an input that includes what the cache gave and took.</summary>
    public static SessionRecord Of(long input, long output, long cacheRead, long cacheWrite, long reasoning) => new()
    {
        Input = Math.Max(0, input - cacheRead - cacheWrite),
        Output = output,
        CacheRead = cacheRead,
        CacheWrite5m = cacheWrite,
        Reasoning = Math.Min(reasoning, output),
    };

    /// <summary>
    /// The key of a session's usage of a model: a row names its request. A sum names none, so that it counts as a copy where there are rows.
    /// </summary>
    public static ResponseKey Key(string session, string? model, string? request = null) =>
        RecordIds.Of(model ?? "", session) with { Request = RecordIds.Hash(Encoding.UTF8.GetBytes(request ?? "")) };
}
