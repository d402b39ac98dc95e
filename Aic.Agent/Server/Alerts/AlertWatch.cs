using Aic.Agent.Server.Board;
using Aic.Agent.Server.Events;
using Aic.Agent.Server.Settings;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Budgets;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Alerts;

/// <summary>
/// Looks for causes of alerts when something happened that may be one: usage came, the configuration changed, a day is over, a snooze ends. What happens at
/// nearly the same time is looked at once. Channels are told beside it, so that one that hangs holds up nothing.
/// </summary>
internal sealed partial class AlertWatch(UsageTracker tracker, UsageBoard board, LiveConfig config, AlertNews news, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(5);

    // Interest in a period lasts an hour.
    private static readonly TimeSpan InterestPause = TimeSpan.FromMinutes(45);

    // Days change slowly, and eight weeks of them are read for it.
    private static readonly TimeSpan DaysPause = TimeSpan.FromMinutes(30);

    private readonly WakeSignal _signal = new();
    private readonly List<Task> _telling = [];
    private (DateTimeOffset At, DateTimeOffset DayEnd) _days;
    private long _wakesAt;

    /// <summary>Looks again soon.</summary>
    public void Wake() => _signal.Wake();

    /// <summary>Watches until it is cancelled, and what is being told was told or given up.</summary>
    /// <param name="events">What happens.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(AgentEvents events, CancellationToken cancellationToken)
    {
        news.Begin();
        Task listening = ListenAsync(events, cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            Task woken = _signal.Next();
            TimeSpan sleep = await LookAsync(cancellationToken);
            await woken.WaitAsync(sleep, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Quiet, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll([listening, .. _telling]);
    }

    private async Task ListenAsync(AgentEvents events, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using AgentSubscription subscription = events.Subscribe();
            try
            {
                await foreach (AgentEvent happened in subscription.Reader.ReadAllAsync(cancellationToken))
                {
                    if (happened is RefreshFinished or ConfigChanged)
                    {
                        Wake();
                    }
                }

                return;
            }
            catch (SubscriberTooSlowException)
            {
                Wake();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Looks for causes, and begins to tell what is to be told.</summary>
    /// <returns>How long there is nothing to do by the clock.</returns>
    private async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            KeepBudgetsFresh();
            DateTimeOffset now = time.GetUtcNow();
            bool isForDays = now >= _days.DayEnd || now < _days.At || now - _days.At >= DaysPause;
            await tracker.EvaluateAlertsAsync(new AlertCheck { MaxAge = UsageBoard.AnyAge, IsAsking = false, IncludesDays = isForDays }, cancellationToken);
            DateTimeOffset dayEnd = UsagePeriod.Named(NamedPeriod.Today, time).End;
            _days = isForDays ? (now, dayEnd) : _days;
            news.Tell();
            BeginTelling(cancellationToken);
            DateTimeOffset next = tracker.GetNextAlertTime() is { } due && due < dayEnd ? due : dayEnd;
            TimeSpan sleep = next - time.GetUtcNow();
            sleep = config.Current.Budgets.Count > 0 && sleep > InterestPause ? InterestPause : sleep;
            sleep = sleep > ShortestSleep ? sleep : ShortestSleep;
            Interlocked.Exchange(ref _wakesAt, (time.GetUtcNow() + sleep).UtcTicks);
            return sleep;
        }
        catch (OperationCanceledException)
        {
            return TimeSpan.Zero;
        }
        catch (Exception exception)
        {
            // Nothing that is known goes wrong here. Whatever it is, the agent goes on serving and tries again.
            LogTrouble(exception);
            return AfterTrouble;
        }
    }

    /// <summary>A budget is watched though nobody looks at it.</summary>
    private void KeepBudgetsFresh()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (UsagePeriod period in config.Current.Budgets.Select(budget => BudgetCalendar.PeriodAt(budget, now, time.LocalTimeZone)).Distinct())
        {
            board.KeepFresh(new PeriodChoice(null, period.Start, period.End));
        }
    }

    // What another one is telling it doesn't tell, so several may be under way: one that hangs is none's concern but its own.
    private void BeginTelling(CancellationToken cancellationToken)
    {
        _telling.RemoveAll(task => task.IsCompleted);
        _telling.Add(Task.Run(() => TellAsync(cancellationToken), CancellationToken.None));
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tracker.TellAlertsAsync(cancellationToken);
            if (tracker.GetNextAlertTime() is { } next && next > time.GetUtcNow() && next.UtcTicks < Interlocked.Read(ref _wakesAt))
            {
                // A channel that failed is tried again sooner than there was to be anything to do.
                Wake();
            }
        }
        catch (OperationCanceledException)
        {
            // The agent stops; what was being told is told again by the next one.
        }
        catch (Exception exception)
        {
            LogTrouble(exception);
        }
    }

    [LoggerMessage(EventId = 5040, Level = LogLevel.Error, Message = "Looking for alerts failed unexpectedly.")]
    private partial void LogTrouble(Exception exception);
}
