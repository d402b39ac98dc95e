using System.Text.Json;
using Aic.Agent.Server.Logging;
using Aic.Agent.Terminal;
using Aic.Core.Configuration;
using Aic.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Server.Logging;

public sealed partial class AgentLoggingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly StringWriter _terminal = new();

    private AicPaths Paths => new(_folder.Path, _folder.Path);

    [Fact]
    public void A_line_of_the_file_is_one_JSON_object_with_the_values_by_name()
    {
        Log(LogLevel.Information, loggers => LogAnswer(loggers.CreateLogger("Aic.Core"), "openai", 3, 1.5, new IOException("broken\npipe")));

        JsonElement line = Assert.Single(Lines());
        Assert.Equal("2026-11-24T12:00:00Z", line.GetProperty("at").GetString());
        Assert.Equal("warning", line.GetProperty("level").GetString());
        Assert.Equal("Aic.Core", line.GetProperty("category").GetString());
        Assert.Equal(7, line.GetProperty("event_id").GetInt32());
        Assert.Equal("openai answered 3 in 1.5", line.GetProperty("message").GetString());
        Assert.Equal("""{"Account":"openai","Count":3,"Seconds":1.5}""", line.GetProperty("values").GetRawText());
        Assert.Contains("broken\npipe", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "info warning error")]
    [InlineData("debug", "debug info warning error")]
    [InlineData(" Warning ", "warning error")]
    [InlineData("none", "")]
    [InlineData("no such level", "info warning error")]
    public void The_level_decides_for_file_and_terminal_alike(string? level, string expected)
    {
        Log(AgentLogging.LevelFrom(_ => level), loggers =>
        {
            ILogger logger = loggers.CreateLogger("Aic.Core");
            foreach (LogLevel each in new[] { LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error })
            {
                logger.Log(each, 0, "text", null, (state, _) => state);
            }
        });

        Assert.Equal(expected, string.Join(" ", Lines().Select(line => line.GetProperty("level").GetString())));
        Assert.Equal(expected, string.Join(" ", _terminal.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[1])));
    }

    [Fact]
    public void The_web_frameworks_chatter_is_never_logged_since_it_repeats_addresses()
    {
        Log(LogLevel.Trace, loggers =>
        {
            loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").Log(LogLevel.Information, 0, "GET /?key=secret", null, (state, _) => state);
            loggers.CreateLogger("Microsoft.AspNetCore.Server.Kestrel").Log(LogLevel.Warning, 0, "something is wrong", null, (state, _) => state);
        });

        Assert.Equal("something is wrong", Assert.Single(Lines()).GetProperty("message").GetString());
    }

    [Fact]
    public void Lines_that_the_disk_refused_are_counted_in_the_next_one_that_it_takes()
    {
        File.WriteAllText(_folder.File("logs"), "in the way");
        Log(LogLevel.Information, loggers =>
        {
            ILogger logger = loggers.CreateLogger("Aic.Core");
            logger.Log(LogLevel.Warning, 0, "lost", null, (state, _) => state);
            logger.Log(LogLevel.Warning, 0, "lost too", null, (state, _) => state);
            File.Delete(_folder.File("logs"));
            _time.Advance(RollingFile.Pause);
            logger.Log(LogLevel.Warning, 0, "kept", null, (state, _) => state);
            logger.Log(LogLevel.Warning, 0, "and so on", null, (state, _) => state);
        });

        Assert.Equal([2, null], Lines().Select(line => line.TryGetProperty("lost_before", out JsonElement lost) ? lost.GetInt32() : (int?)null));
        Assert.Contains("lost too", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_end_is_cut()
    {
        Log(LogLevel.Information, loggers => loggers.CreateLogger("Aic.Core").Log(LogLevel.Warning, 0, new string('x', 1 << 20), null, (state, _) => state));

        Assert.InRange(new FileInfo(Paths.LogFile).Length, 1, 20_000);
    }

    public void Dispose() => _folder.Dispose();

    private void Log(LogLevel level, Action<ILoggerFactory> write)
    {
        using ILoggerFactory loggers = AgentLogging.Create(new CliTerminal { Out = TextWriter.Null, Error = _terminal }, level, Paths, _time);
        write(loggers);
    }

    private JsonElement[] Lines() => File.Exists(Paths.LogFile) ? [.. File.ReadAllLines(Paths.LogFile).Select(line => JsonElement.Parse(line))] : [];

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "{Account} answered {Count} in {Seconds}")]
    private static partial void LogAnswer(ILogger logger, string account, int count, double seconds, Exception exception);
}
