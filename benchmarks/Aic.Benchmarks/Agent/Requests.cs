using System.Diagnostics;
using System.Text;

namespace Aic.Benchmarks.Agent;

/// <summary>Many requests to a service.</summary>
internal static class Requests
{
    private const int Connections = 16;

    /// <summary>Asks from several connections at once, for a time.</summary>
    /// <returns>Requests per second.</returns>
    public static async Task<double> PerSecondAsync(int port, string path, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        int[] counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using LoadClient client = await LoadClient.ConnectAsync(port, path);
            int count = 0;
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                await client.AskAsync();
                count++;
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Asks so many times, one after the other.</summary>
    public static async Task RepeatAsync(int port, string path, int times)
    {
        using LoadClient client = await LoadClient.ConnectAsync(port, path);
        for (int time = 0; time < times; time++)
        {
            await client.AskAsync();
        }
    }

    /// <summary>Makes the agent ask all providers, and waits for it.</summary>
    public static async Task RefreshAsync(Service agent)
    {
        using HttpClient http = new() { BaseAddress = agent.Address };
        using StringContent body = new("", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.PostAsync(new Uri("api/v1/refresh?wait=true", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }
}
