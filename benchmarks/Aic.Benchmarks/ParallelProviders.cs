using Aic.Testing;

namespace Aic.Benchmarks;

/// <summary>Eight accounts whose provider takes 300 ms to answer, against one such account: asked together they take about as long as one.</summary>
internal static class ParallelProviders
{
    private const int Accounts = 8;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(300);

    public static async Task<string> CompareAsync()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("""{"valid":true}""") { Delay = AnswerTime });
        using BenchmarkTracker eight = BenchmarkTracker.Asking(server, Accounts);
        using BenchmarkTracker one = BenchmarkTracker.Asking(server, 1);
        (Measurement subject, Measurement baseline) = await Pairwise.MeasureAsync(
            $"{Accounts} accounts at {AnswerTime.TotalMilliseconds} ms each", () => eight.RefreshAsync(),
            "one of them", () => one.RefreshAsync(),
            runs: 10);
        return Result.Line("parallel", subject, baseline, "under 450 ms");
    }
}
