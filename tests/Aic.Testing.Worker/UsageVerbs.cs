using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Testing.Worker;

/// <summary>Asks for usage with the files of a folder. The period is November 2026.</summary>
internal static class UsageVerbs
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Asks for accounts once, and keeps what was answered in files named <c>answer.ACCOUNT.PROCESS</c>.</summary>
    public static void Ask(string folder, string accounts, bool refresh)
    {
        using UsageTracker tracker = Open(folder, accounts);
        foreach (ProviderUsage usage in AskAll(tracker, refresh).ToBlockingEnumerable())
        {
            string answer = usage is { IsStale: false, Error: null } ? $"{usage.Usage?.RequestsCount}" : $"{usage.Error}";
            File.WriteAllText(Path.Combine(folder, $"answer.{usage.AccountId}.{Environment.ProcessId}"), answer);
        }
    }

    /// <summary>Fetches one number after the other until killed. The file <c>fetched</c> tells that the first one is in the store.</summary>
    public static void FetchForever(string folder, string account)
    {
        using UsageTracker tracker = Open(folder, account);
        while (true)
        {
            foreach (ProviderUsage usage in AskAll(tracker, refresh: true).ToBlockingEnumerable())
            {
                File.WriteAllText(Path.Combine(folder, "fetched"), $"{usage.Error}");
            }
        }
    }

    /// <summary>Asks for what Claude Code used, with its logs in <c>home</c> and the store in <c>data</c>. Says "scanning" before, and "done" after.</summary>
    public static void AskSessions(string folder)
    {
        string data = Path.Combine(folder, "data");
        using UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = new AicPaths(data, data),
            GetVariable = name => name is "HOME" or "USERPROFILE" ? Path.Combine(folder, "home") : null,
        });
        UsageQuery query = new() { Accounts = ["claude-code"], Period = new UsagePeriod(Start, Start.AddMonths(1)) };
        Console.WriteLine("scanning");
        foreach (ProviderUsage usage in tracker.GetUsageAsync(query).ToBlockingEnumerable())
        {
            Console.WriteLine($"{usage.AccountId} {usage.Usage?.RequestsCount}");
        }

        Console.WriteLine("done");
    }

    private static UsageTracker Open(string folder, string accounts) => new(new UsageTrackerOptions
    {
        Paths = new AicPaths(folder, folder),
        GetVariable = _ => null,
        Logger = new FolderLogger(folder),

        // A test may hold an answer back until all processes of a busy machine have got so far.
        Http = new HttpPipelineOptions { AttemptTimeout = TimeSpan.FromMinutes(5), TotalTimeout = TimeSpan.FromMinutes(5) },
        Catalog = [.. accounts.Split(',').Select(id => new NumberProvider(id))],
    });

    private static IAsyncEnumerable<ProviderUsage> AskAll(UsageTracker tracker, bool refresh) =>
        tracker.GetUsageAsync(new UsageQuery { Period = new UsagePeriod(Start, Start.AddMonths(1)), Refresh = refresh });

    /// <summary>Writes warnings as errors of the process, and a file <c>waiting.ACCOUNT.PROCESS</c> when it waits for another process.</summary>
    private sealed class FolderLogger(string folder) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                Console.Error.WriteLine(formatter(state, exception));
            }
            else if (eventId.Name == "Waiting" && state is IReadOnlyList<KeyValuePair<string, object?>> values)
            {
                string account = (string)values.Single(value => value.Key == "Account").Value!;
                File.WriteAllText(Path.Combine(folder, $"waiting.{account}.{Environment.ProcessId}"), "");
            }
        }
    }
}
