using System.Globalization;
using System.Text;
using System.Text.Json;
using Aic.Testing;
using Aic.Testing.Sessions;

namespace Aic.Benchmarks.Sessions;

/// <summary>
/// Holds what <c>aic usage</c> says of generated logs against what their generator knows: requests, each kind of tokens to the last one, and the cost, which the generator
/// works out from prices of its own. The two kinds of cache writes, which <c>aic</c> shows as one, are told apart by their prices. Any difference is a failure.
/// </summary>
internal static class LogTruth
{
    /// <summary>Checks logs of several sizes.</summary>
    /// <param name="megabytes">The sizes.</param>
    /// <returns>Zero when all is equal.</returns>
    public static async Task<int> CheckAsync(IEnumerable<long> megabytes)
    {
        int differences = 0;
        foreach ((long size, string tool) in megabytes.SelectMany(size => GeneratedLogs.Tools.Select(tool => (size, tool))))
        {
            using TempFolder home = new();
            LogTotals told = SessionLogs.Generate(home.Path, size, tool);
            string shown = Text(await ReadAsync(home, tool));
            string known = Text(told);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tool}, {size} MB: {(shown == known ? "equal" : $"DIFFERENT: aic says {shown}")}; the generator: {known}"));
            differences += shown == known ? 0 : 1;
        }

        return differences;
    }

    private static async Task<LogTotals> ReadAsync(TempFolder home, string tool)
    {
        string json = await SessionLogs.Usage(home.Path, home.File("store"), tool, "--json").ReadAsync();
        using JsonDocument answer = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        JsonElement usage = answer.RootElement.GetProperty("providers")[0].GetProperty("usage");
        return new LogTotals
        {
            Requests = usage.GetProperty("requests_count").GetInt64(),
            Input = usage.GetProperty("tokens_input").GetInt64(),
            Output = usage.GetProperty("tokens_output").GetInt64(),
            CacheRead = usage.GetProperty("tokens_cache_read").GetInt64(),
            CacheWrite5m = usage.GetProperty("tokens_cache_write").GetInt64(),
            CostUsd = usage.GetProperty("cost_usd").GetDecimal(),
        };
    }

    private static string Text(LogTotals totals) => string.Create(
        CultureInfo.InvariantCulture,
        $"{totals.Requests} requests, {totals.Input} in, {totals.Output} out, {totals.CacheRead} cache reads, {totals.CacheWrite5m + totals.CacheWrite1h} cache writes, ${totals.CostUsd:0.00########}");
}
