using Aic.Agent.Server.Board;
using Aic.Agent.Server.Settings;
using Aic.Core;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Refreshing;

/// <summary>
/// Keeps usage fresh: sleeps until the next account is due, asks it, and sleeps again. It wakes up for nothing else but changes of the configuration,
/// new interest in a period, and midnight.
/// </summary>
internal sealed partial class BackgroundRefresh(
    UsageBoard board,
    UsageRefresher refresher,
    PeriodInterest interest,
    LiveConfig config,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly WakeSignal _signal = new();
    private readonly RefreshSchedule _schedule = new(time, Random.Shared);
    private readonly Dictionary<(string AccountId, UsagePeriod Period), Task> _running = [];

    /// <summary>Looks again at once.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Looks again at once, at accounts that failed too: what was wrong with them may be corrected.</summary>
    public void WakeForConfig()
    {
        lock (_lock)
        {
            _schedule.Clear();
        }

        Wake();
    }

    /// <summary>Keeps usage fresh until it is cancelled, and what is under way has ended.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task woken = _signal.Next();
            TimeSpan sleep = StartDue();
            await woken.WaitAsync(sleep, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(Running());
    }

    private Task[] Running()
    {
        lock (_lock)
        {
            return [.. _running.Values];
        }
    }

    /// <summary>Starts what is due.</summary>
    /// <returns>How long nothing else will be.</returns>
    private TimeSpan StartDue()
    {
        try
        {
            DateTimeOffset next = time.GetUtcNow() + LongestSleep;
            List<UsagePeriod> periods = [];
            foreach (PeriodChoice choice in interest.Current())
            {
                UsagePeriod period = choice.Resolve(time);
                periods.Add(period);
                DateTimeOffset due = StartDue(period, board.GetKnown(choice, isConfiguredOnly: true));
                next = Earlier(next, Earlier(due, choice.ValidUntil(time)));
            }

            lock (_lock)
            {
                _schedule.Keep(periods);
            }

            // A wait is cut off to whole milliseconds: it would end before the moment, and be nothing again and again until it has come.
            TimeSpan sleep = next - time.GetUtcNow();
            return sleep > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)) : TimeSpan.Zero;
        }
        catch (Exception exception)
        {
            // Nothing that is known goes wrong here. Whatever it is, the agent goes on serving and tries again.
            LogTrouble(exception);
            return AfterTrouble;
        }
    }

    private DateTimeOffset StartDue(UsagePeriod period, IReadOnlyList<AccountUsage> accounts)
    {
        DateTimeOffset next = DateTimeOffset.MaxValue;
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            foreach (AccountUsage account in accounts)
            {
                (string, UsagePeriod) key = (account.Account.Id, period);
                if (_running.ContainsKey(key) || _schedule.Plan(account, period, config.TimeToLive) is not { } planned)
                {
                    continue;
                }

                if (planned <= now)
                {
                    _running[key] = Task.Run(() => RefreshAsync(account.Account.Id, period), CancellationToken.None);
                }
                else
                {
                    next = Earlier(next, planned);
                }
            }
        }

        return next;
    }

    private async Task RefreshAsync(string accountId, UsagePeriod period)
    {
        DateTimeOffset asked = time.GetUtcNow();
        ProviderUsage? usage = null;
        try
        {
            usage = (await refresher.RefreshAsync([accountId], period))[0];
        }
        catch (Exception exception) when (exception is OperationCanceledException or UnknownAccountException)
        {
            // The agent stops, or the account is gone.
        }
        catch (Exception exception)
        {
            LogTrouble(exception);
        }
        finally
        {
            lock (_lock)
            {
                _running.Remove((accountId, period));
                _schedule.Note(accountId, period, asked, usage);
            }

            Wake();
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(EventId = 5020, Level = LogLevel.Error, Message = "Keeping usage fresh failed unexpectedly.")]
    private partial void LogTrouble(Exception exception);
}
