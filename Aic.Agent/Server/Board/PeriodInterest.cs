using System.Collections.Concurrent;

namespace Aic.Agent.Server.Board;

/// <summary>Which periods are worth keeping fresh: this month always, others for an hour after they were asked for.</summary>
/// <param name="time">The clock.</param>
internal sealed class PeriodInterest(TimeProvider time)
{
    /// <summary>Each one costs every provider a question in each time to live.</summary>
    private const int MaxPeriods = 8;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<PeriodChoice, DateTimeOffset> _asked = new();

    /// <summary>Called when a period is asked for that wasn't before, or of which what is known is old.</summary>
    public Action? Grown { get; set; }

    /// <summary>Has what is old looked at now: timers stand still while a machine sleeps, and would be hours late.</summary>
    public void Remind() => Grown?.Invoke();

    /// <summary>Notes that a period was asked for.</summary>
    /// <param name="choice">The period.</param>
    public void Note(PeriodChoice choice)
    {
        if (choice == PeriodChoice.Default)
        {
            return;
        }

        bool isNew = !_asked.ContainsKey(choice);
        _asked[choice] = time.GetUtcNow();
        if (isNew)
        {
            Forget();
            Grown?.Invoke();
        }
    }

    /// <summary>The periods, the newest interest first.</summary>
    public IReadOnlyList<PeriodChoice> Current()
    {
        Forget();
        return [PeriodChoice.Default, .. _asked.OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
    }

    private void Forget()
    {
        DateTimeOffset oldest = time.GetUtcNow() - KeptFor;
        foreach ((PeriodChoice choice, _) in _asked.OrderByDescending(pair => pair.Value).Where((pair, position) => position >= MaxPeriods - 1 || pair.Value < oldest).ToArray())
        {
            _asked.TryRemove(choice, out _);
        }
    }
}
