using Aic.Benchmarks;
using Aic.Benchmarks.Agent;
using Aic.Benchmarks.Sessions;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Each comparison prints one row: the subject, its baseline in the same run, the ratio and the difference of their medians, and what the project promises.
// Arguments choose comparisons by name; none means all of them. "micro" runs the micro-benchmarks under BenchmarkDotNet.
(string Name, Func<Task<string>> CompareAsync)[] comparisons =
[
    ("process", UsageProcess.CompareAsync),
    ("import", ModuleImport.CompareAsync),
    ("import-own", ModuleImport.CompareWithEmptyAsync),
    ("cached", CachedCmdlet.CompareAsync),
    ("parallel", ParallelProviders.CompareAsync),
    ("sessions", SessionLogs.CompareAsync),
    ("sessions-cmdlet", WarmCmdlet.CompareAsync),
    ("statusline", StatusLine.CompareAsync),
    ("history", HistoryQuestions.CompareAsync),
    ("agent-start", AgentBenchmarks.StartAsync),
    ("agent-memory", AgentBenchmarks.MemoryAsync),
    ("agent-requests", AgentBenchmarks.ThroughputAsync),
    ("agent-live", AgentBenchmarks.LiveAsync),
    ("agent-idle", AgentBenchmarks.IdleAsync),
];

switch (args)
{
    case ["--child", string script]:
        return ModuleImport.Child(script);
    case ["logs", string folder, string megabytes]:
        Console.WriteLine(SessionLogs.Generate(folder, Megabytes(megabytes)));
        return 0;
    case ["logs", string folder, string megabytes, string tool]:
        Console.WriteLine(SessionLogs.Generate(folder, Megabytes(megabytes), tool));
        return 0;
    case ["logs-truth", .. string[] sizes]:
        return await LogTruth.CheckAsync(sizes.Select(Megabytes));
    case ["logs-limit", string folder]:
        Console.WriteLine($"{ReadingLimit.Measure(folder, runs: 5).Value:0} ms");
        return 0;
    case ["logs-peers", string megabytes, string runs]:
        await SessionPeers.CompareAsync(Megabytes(megabytes), int.Parse(runs, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["forecast"]:
        Forecasts.Compare();
        return 0;
    case ["micro", ..]:
        // Within this process: BenchmarkDotNet's own build of the solution into one folder would mix up what the module takes from the executable.
        BenchmarkRunner.Run<ParseBuckets>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(logOutput: false))));
        return 0;
}

Console.WriteLine("| what | measured | baseline | ratio | difference | promise |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach ((string name, Func<Task<string>> compareAsync) in comparisons)
{
    if (args.Length == 0 || args.Contains(name))
    {
        Console.WriteLine(await compareAsync());
    }
}

return 0;

static long Megabytes(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
