using System.Globalization;
using Aic.Testing;

namespace Aic.Benchmarks.Sessions;

/// <summary>
/// Wall time and peak memory of <c>aic usage</c> and of its peers over the same generated logs, in turn: with nothing kept from before, and with a megabyte appended to what each has kept.
/// ccusage keeps nothing. tokscale is asked with the prices that it has kept only, so that no network is in its time.
/// </summary>
internal static class SessionPeers
{
    /// <summary>Prints a table for logs of one size.</summary>
    /// <param name="megabytes">The size.</param>
    /// <param name="runs">How often each is run; the medians are printed.</param>
    public static async Task CompareAsync(long megabytes, int runs)
    {
        using TempFolder home = new();
        SessionLogs.Generate(home.Path, megabytes);
        Peer[] peers = [.. Peers(home)];
        Dictionary<string, List<Footprint>> cold = peers.ToDictionary(peer => peer.Name, _ => new List<Footprint>());
        Dictionary<string, List<Footprint>> warm = peers.ToDictionary(peer => peer.Name, _ => new List<Footprint>());
        await peers[0].Command.RunAsync();
        for (int run = 0; run < runs; run++)
        {
            foreach (Peer peer in peers)
            {
                peer.Forget();
                cold[peer.Name].Add(await Footprint.OfAsync(peer.Command));
            }

            SessionLogs.Append(home.Path);
            foreach (Peer peer in peers)
            {
                warm[peer.Name].Add(await Footprint.OfAsync(peer.Command));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {megabytes} MB | cold | | 1 MB appended | |"));
        Console.WriteLine("|---|---|---|---|---|");
        foreach (Peer peer in peers)
        {
            Console.WriteLine($"| {peer.Name} | {Footprint.Median(cold[peer.Name])} | {Footprint.Median(warm[peer.Name])} |");
        }

        Measurement limit = ReadingLimit.Measure(home.Path, runs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {limit.Name} | {limit.Value:0} ms | | | |"));
    }

    private static IEnumerable<Peer> Peers(TempFolder home)
    {
        string store = home.File("store");
        yield return new Peer("aic usage", SessionLogs.Usage(home.Path, store), store);
        if (Command.Find("ccusage") is { } ccusage)
        {
            yield return new Peer("ccusage", new Command(ccusage, ["claude", "daily", "--json", "--offline"]) { Variables = SessionLogs.Variables(home.Path) }, null);
        }

        if (Command.Find("tokscale") is { } tokscale)
        {
            Dictionary<string, string> variables = new(SessionLogs.Variables(home.Path)) { ["TOKSCALE_PRICING_CACHE_ONLY"] = "1" };
            yield return new Peer("tokscale", new Command(tokscale, ["--json", "-c", "claude"]) { Variables = variables }, home.File(Path.Combine(".config", "tokscale")));
        }
    }

    private sealed record Peer(string Name, Command Command, string? Kept)
    {
        public void Forget()
        {
            if (Directory.Exists(Kept))
            {
                Directory.Delete(Kept, recursive: true);
            }
        }
    }
}
