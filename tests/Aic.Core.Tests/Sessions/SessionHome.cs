using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Sessions.Records;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Aic.Testing;
using Aic.Testing.Sessions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Sessions;

/// <summary>A machine of a test's own, with logs of a tool and a store for their index.</summary>
internal sealed class SessionHome : IDisposable
{
    private readonly TempFolder _folder = new();

    public SessionHome() => Variables["HOME"] = Variables["USERPROFILE"] = _folder.File("home");

    public Dictionary<string, string> Variables { get; } = [];

    public ISessionReader Reader { get; init; } = new ClaudeCodeReader();

    public RecordingLogger Logger { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public string Folder => _folder.Path;

    /// <summary>The folder of the store.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Writes a file below the home folder, and the folders above it.</summary>
    public string Write(string path, string content)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public void Append(string path, string content) => File.AppendAllText(PathOf(path), content);

    public string PathOf(string path) => Path.Combine(Variables["HOME"], path);

    /// <summary>Writes a tool's database below the home folder; the connection is the tool's.</summary>
    public SqliteConnection CreateDatabase(string path, string sql)
    {
        SqliteConnection database = StoreConnection.Open(Write(path, ""), TimeSpan.FromSeconds(4));
        database.Execute(sql);
        return database;
    }

    /// <summary>Asks as a user would, over all time.</summary>
    public async Task<ProviderReport> AskAsync()
    {
        SessionProvider provider = new(Reader);
        ProviderAccount account = AccountResolver.Resolve(new AgentConfig(), Variables.GetValueOrDefault, [provider])[0];
        ProviderContext context = new(account, new Lazy<HttpPipeline>(() => throw new InvalidOperationException("No call is made for a coding tool.")), Time, Logger)
        {
            Sessions = Start(),
            Prices = new Lazy<PriceBook>(() => PriceBook.Load(new AicPaths(Folder, Folder), new AgentConfig())),
        };
        UsagePeriod all = new(DateTimeOffset.UnixEpoch, Time.GetUtcNow().AddDays(1));
        return await provider.GetUsageAsync(context, all, TestContext.Current.CancellationToken);
    }

    /// <summary>An index as another process would make it.</summary>
    public SessionIndex Start()
    {
        string data = _folder.File(Data);
        string locks = Path.Combine(data, "locks");
        return new SessionIndex(new UsageStore(Path.Combine(data, "usage.db"), locks, Time, Logger), locks, new SessionMachine(Variables.GetValueOrDefault), Logger);
    }

    /// <summary>Scans, and gives the responses in an order of their own.</summary>
    public IReadOnlyList<GeneratedResponse> Scan(UsagePeriod? period = null) => Responses(Start().Read(Reader, TestContext.Current.CancellationToken).Segments, period);

    public static IReadOnlyList<GeneratedResponse> Responses(IReadOnlyList<Segment> segments, UsagePeriod? period = null)
    {
        ResponseSet set = new(segments, period?.Start.ToUnixTimeMilliseconds() ?? long.MinValue, period?.End.ToUnixTimeMilliseconds() ?? long.MaxValue);
        List<GeneratedResponse> responses = [];
        set.ForEach((in SessionRecord record) => responses.Add(
            new GeneratedResponse(DateTimeOffset.FromUnixTimeMilliseconds(record.Time), set.Names.Text(record.Model), set.Names.Text(record.Session), set.Names.Text(record.Project))
            {
                Input = record.Input,
                Output = record.Output,
                CacheRead = record.CacheRead,
                CacheWrite5m = record.CacheWrite5m,
                CacheWrite1h = record.CacheWrite1h,
            }));
        return [.. responses
            .OrderBy(response => response.Time).ThenBy(response => response.Session, StringComparer.Ordinal).ThenBy(response => response.Output).ThenBy(response => response.Input)];
    }

    public void Dispose() => _folder.Dispose();
}
