using Aic.Testing;

namespace Aic.Benchmarks;

/// <summary>
/// <c>aic usage</c> as a whole process, from a fresh store, against the same executable printing its version: what reading configuration and store,
/// and drawing the table, add to a bare start.
/// </summary>
internal static class UsageProcess
{
    public static async Task<string> CompareAsync()
    {
        if (!File.Exists(Repository.Executable))
        {
            return Result.Missing("process", "dotnet publish Aic.Agent -c Release");
        }

        await using FakeServer server = await FakeServer.StartAsync();
        using TempFolder folder = new();
        OpenAIAccount.Write(server, folder.Path);
        Dictionary<string, string> variables = new() { ["AIC_CONFIG_DIR"] = folder.Path };
        Command usage = new(Repository.Executable, ["usage"]) { Variables = variables };
        await usage.RunAsync();
        int asked = server.Requests.Count;

        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            "aic usage", usage.RunAsync,
            "aic --version", () => new Command(Repository.Executable, ["--version"]).RunAsync(),
            runs: 40);
        if (server.Requests.Count != asked)
        {
            throw new InvalidOperationException("The store wasn't fresh: the provider was asked again.");
        }

        return Result.Line("process", subject, baseline, "under 60 ms");
    }
}
