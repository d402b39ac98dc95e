using Aic.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Alerts;

/// <summary>
/// Tells what is to be told, all channels at the same time and each apart from the others: one that hangs holds up nothing but itself.
/// What it is told is at least once: a process that is killed while telling leaves the notice to the next one.
/// </summary>
/// <param name="store">Where the notices are.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that a channel failed.</param>
internal sealed class AlertDispatcher(UsageStore store, TimeProvider time, ILogger logger)
{
    // A channel ends by itself within a minute; one that doesn't is left behind.
    private static readonly TimeSpan LongestTelling = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Patience = LongestTelling + TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    /// <summary>Tells all that is due.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="cancellationToken">Stops at once; what is being told is told again by whoever comes next.</param>
    public async Task TellAsync(IReadOnlyList<IAlertChannel> channels, CancellationToken cancellationToken)
    {
        store.GiveUpNotices([.. channels.Select(channel => channel.Name)], time.GetUtcNow() - GivenUpAfter);
        await Task.WhenAll(channels.Select(channel => Task.Run(() => TellAsync(channel, cancellationToken), cancellationToken))).ConfigureAwait(false);
    }

    private async Task TellAsync(IAlertChannel channel, CancellationToken cancellationToken)
    {
        while (store.ClaimNotice(channel.Name, Patience) is { } notice)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryAsync(channel, notice, cancellationToken).ConfigureAwait(false) is not { } error)
            {
                store.MarkDelivered(notice);
                continue;
            }

            DateTimeOffset? retryAt = RetryAt(notice);
            AlertLog.NotTaken(logger, channel.Name, notice.Notice.Alert.Id, error, retryAt is null ? "It is given up" : "It is tried again later");
            store.MarkFailed(notice, error, retryAt);
        }
    }

    /// <returns>Why it wasn't taken; null when it was.</returns>
    private async Task<string?> TryAsync(IAlertChannel channel, ClaimedNotice notice, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(LongestTelling, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await channel.TellAsync(notice.Notice, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "It took too long.";
        }
        catch (AlertChannelException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What a channel doesn't know of itself may hold a secret: its kind alone is told.
            return $"It failed unexpectedly ({exception.GetType().Name}).";
        }
    }

    private DateTimeOffset? RetryAt(ClaimedNotice notice)
    {
        DateTimeOffset now = time.GetUtcNow();
        TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(notice.Attempt - 1, 10));
        DateTimeOffset retry = now + (pause < LongestPause ? pause : LongestPause);
        return retry - notice.QueuedAt > GivenUpAfter ? null : retry;
    }
}
