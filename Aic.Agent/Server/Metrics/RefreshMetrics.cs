using System.Collections.Concurrent;
using Aic.Agent.Server.Events;

namespace Aic.Agent.Server.Metrics;

/// <summary>Counts the refreshes of each account, from the events that tell of them.</summary>
internal sealed class RefreshMetrics
{
    private const string Success = "success";
    private const string Failure = "failure";

    private readonly ConcurrentDictionary<(string Account, string Outcome), long> _refreshes = new();

    /// <summary>Counts until there are no more events.</summary>
    /// <param name="events">What happens.</param>
    public async Task CountAsync(AgentEvents events)
    {
        bool isOver = false;
        while (!isOver)
        {
            using AgentSubscription subscription = events.Subscribe();
            try
            {
                await foreach (AgentEvent happened in subscription.Reader.ReadAllAsync())
                {
                    Count(happened);
                }

                isOver = true;
            }
            catch (SubscriberTooSlowException)
            {
                // Some weren't counted: better than none from now on.
            }
        }
    }

    /// <summary>Writes the metrics.</summary>
    /// <param name="text">Where to write.</param>
    public void Write(PrometheusText text)
    {
        text.Family("aic_refreshes_total", "counter", "How often an account's provider was asked, by outcome.");
        foreach (((string account, string outcome), long count) in _refreshes.OrderBy(refresh => refresh.Key.Account, StringComparer.Ordinal).ThenBy(refresh => refresh.Key.Outcome, StringComparer.Ordinal))
        {
            text.Sample((decimal)count, ("account", account), ("outcome", outcome));
        }
    }

    private void Count(AgentEvent happened)
    {
        if (happened is RefreshFinished finished)
        {
            foreach (string account in finished.Accounts)
            {
                _refreshes.AddOrUpdate((account, finished.Failed.Contains(account) ? Failure : Success), 1, static (_, count) => count + 1);
            }
        }
    }
}
