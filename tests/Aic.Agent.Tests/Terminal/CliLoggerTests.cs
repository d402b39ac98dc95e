using System.Text;
using Aic.Agent.Terminal;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Tests.Terminal;

public sealed class CliLoggerTests
{
    private readonly StringBuilder _error = new();

    [Theory]
    [InlineData(null, "aic: warning: two\naic: error: three\n")]
    [InlineData("error", "aic: error: three\n")]
    [InlineData("none", "")]
    [InlineData(" Info ", "aic: info: one\naic: warning: two\naic: error: three\n")]
    public void The_level_decides_what_is_written(string? level, string expected)
    {
        CliLogger logger = Create(level);

        Log(logger, LogLevel.Debug, "zero");
        Log(logger, LogLevel.Information, "one");
        Log(logger, LogLevel.Warning, "two");
        Log(logger, LogLevel.Error, "three");

        Assert.Equal(expected, _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_level_that_there_is_not_is_named_and_warnings_stay_on()
    {
        CliLogger logger = Create("loud");

        Assert.Contains("\"loud\"", _error.ToString(), StringComparison.Ordinal);
        Assert.True(logger.IsEnabled(LogLevel.Warning));
        Assert.False(logger.IsEnabled(LogLevel.Information));
    }

    [Fact]
    public void A_cause_is_shown_to_who_asks_for_details_only()
    {
        Exception cause = new InvalidOperationException("deep down");

        Log(Create(null), LogLevel.Warning, "oops", cause);
        Assert.DoesNotContain("deep down", _error.ToString(), StringComparison.Ordinal);

        Log(Create("debug"), LogLevel.Warning, "oops", cause);
        Assert.Contains("InvalidOperationException: deep down", _error.ToString(), StringComparison.Ordinal);
    }

    private CliLogger Create(string? level) =>
        CliLogger.Create(new CliTerminal { Out = TextWriter.Null, Error = new StringWriter(_error) }, name => name == CliLogger.LevelVariable ? level : null);

    private static void Log(CliLogger logger, LogLevel level, string message, Exception? cause = null) =>
        logger.Log(level, default, message, cause, (state, _) => state);
}
