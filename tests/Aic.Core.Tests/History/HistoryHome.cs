using Aic.Core.Configuration;
using Aic.Core.History;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.History;

/// <summary>A machine of a test's own with two providers, a coding tool, and a store for what they say.</summary>
internal sealed class HistoryHome : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<UsageTracker> _trackers = [];
    private readonly Dictionary<string, string> _variables = [];

    public HistoryHome()
    {
        _variables["HOME"] = _variables["USERPROFILE"] = _folder.File("home");
        foreach (FakeProvider provider in new[] { Alpha, Beta })
        {
            _variables[FakeProvider.VariableOf(provider.Descriptor.Id)] = "sk-made-up-0123456789";
        }
    }

    public FakeProvider Alpha { get; } = new("alpha");

    public FakeProvider Beta { get; } = new("beta");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public RecordingLogger Logger { get; } = new();

    public AicPaths Paths => new(_folder.Path, _folder.Path);

    public string Folder => _folder.Path;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Another process, as it were.</summary>
    public UsageTracker Start()
    {
        UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = Paths,
            GetVariable = _variables.GetValueOrDefault,
            Time = Time,
            Logger = Logger,
            Catalog = [Alpha, Beta, new SessionProvider(new ClaudeCodeReader())],
        });
        _trackers.Add(tracker);
        return tracker;
    }

    public void WriteConfig(string json) => File.WriteAllText(Paths.ConfigFile, json);

    /// <summary>Writes lines of a session log of Claude Code.</summary>
    public void WriteLog(params IEnumerable<string> lines)
    {
        string path = Path.Combine(_variables["HOME"], ".claude", "projects", "-home-dev-app", "session.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(path, string.Concat(lines));
    }

    /// <summary>Lets a provider answer with rows, and asks it for a period.</summary>
    public async Task RefreshAsync(FakeProvider provider, UsagePeriod period, params UsageBreakdown[] rows)
    {
        provider.Answer = (_, asked, _) => Task.FromResult(Report(asked, rows));
        await Start().AskAsync(provider.Descriptor.Id, refresh: true, period);
        Assert.Empty(Logger.Warnings);
    }

    public Task<HistoryAnswer> AskAsync(HistoryQuery query) => Start().GetHistoryAsync(query, Cancellation);

    /// <summary>What a provider says of a period: those rows that are in it.</summary>
    public static ProviderReport Report(UsagePeriod period, IEnumerable<UsageBreakdown> rows) => new()
    {
        Usage = UsageTotals.Of(period, rows.Where(row => row.Start >= period.Start && row.Start < period.End), UsageColumns.Requests, CostSource.Billed),
    };

    /// <summary>A period of UTC days.</summary>
    public static UsagePeriod Days(string first, string last) => new(Utc(first), Utc(last).AddDays(1));

    public static DateTimeOffset Utc(string day) => DateTimeOffset.Parse(day + "Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a model used on a UTC day.</summary>
    public static UsageBreakdown Day(string day, string? model, long? requests, decimal? cost = null, CostSource source = CostSource.Billed) => new()
    {
        Start = Utc(day),
        End = Utc(day).AddDays(1),
        Model = model,
        RequestsCount = requests,
        CostUsd = cost,
        CostSource = cost is null ? CostSource.Unknown : source,
    };

    public void Dispose()
    {
        _trackers.ForEach(tracker => tracker.Dispose());
        _folder.Dispose();
    }
}
