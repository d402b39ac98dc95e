using Microsoft.Extensions.Logging;

namespace Aic.Core.Tests;

public sealed class MessageLogTests
{
    private readonly List<(MessageLevel Level, string Text)> _messages = [];

    [Fact]
    public void Warnings_and_errors_are_for_the_users_eyes_and_come_without_their_cause()
    {
        ILogger logger = Logger();

        logger.Log(LogLevel.Warning, default, "the disk is full", new IOException("no space"), (state, _) => state);
        logger.Log(LogLevel.Error, default, "the store is broken", null, (state, _) => state);

        Assert.Equal([(MessageLevel.Warning, "the disk is full"), (MessageLevel.Warning, "the store is broken")], _messages);
    }

    [Fact]
    public void The_rest_is_detail_and_comes_with_its_cause()
    {
        ILogger logger = Logger();
        IOException cause = new("no space");

        logger.Log(LogLevel.Debug, default, "asking", cause, (state, _) => state);
        logger.Log(LogLevel.Information, default, "asked", null, (state, _) => state);
        logger.Log(LogLevel.Trace, default, "noise", null, (state, _) => state);

        Assert.Equal([(MessageLevel.Detail, "asking (IOException: no space)"), (MessageLevel.Detail, "asked")], _messages);
    }

    private ILogger Logger() => new UsageTrackerOptions().WithMessages((level, text) => _messages.Add((level, text))).Logger;
}
