using System.Security.Cryptography;
using Aic.Agent.Server.Problems;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Refreshing;

/// <summary>The refreshes that somebody asked for, those under way and the newest that are over.</summary>
/// <param name="refresher">Asks.</param>
/// <param name="time">The clock.</param>
internal sealed class RefreshJobs(UsageRefresher refresher, TimeProvider time)
{
    private const int MaxRunning = 16;
    private const int MaxKept = 64;
    private const int IdBytes = 8;

    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<RefreshJob> _jobs = [];

    /// <summary>Begins a refresh.</summary>
    /// <param name="accounts">The accounts' ids.</param>
    /// <param name="period">The period.</param>
    /// <returns>The refresh, and its results once it is over.</returns>
    /// <exception cref="ProblemException">Too many are under way.</exception>
    public (RefreshJob Job, Task<IReadOnlyList<ProviderUsage>> Results) Start(IReadOnlyList<string> accounts, UsagePeriod period)
    {
        RefreshJob job = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), accounts, time.GetUtcNow());
        lock (_lock)
        {
            if (_jobs.Count(known => !known.IsOver) >= MaxRunning)
            {
                throw new ProblemException(ProblemKind.Busy, "Many refreshes are under way already; their results will be yours too. Try again in a moment.", BusyWait);
            }

            _jobs.Add(job);
            if (_jobs.Count > MaxKept)
            {
                _jobs.Remove(_jobs.First(known => known.IsOver));
            }
        }

        return (job, Task.Run(() => RunAsync(job, accounts, period), CancellationToken.None));
    }

    /// <summary>The refresh of an id; null when there is none, or it is long over.</summary>
    /// <param name="id">The id.</param>
    public RefreshJob? Find(string id)
    {
        lock (_lock)
        {
            return _jobs.Find(job => job.Id == id);
        }
    }

    private async Task<IReadOnlyList<ProviderUsage>> RunAsync(RefreshJob job, IReadOnlyList<string> accounts, UsagePeriod period)
    {
        try
        {
            return accounts.Count == 0 ? [] : await refresher.RefreshAsync(accounts, period, job.Id, job.Note);
        }
        catch (UnknownAccountException)
        {
            // The configuration lost an account meanwhile: those that are left say what came of it.
            return [];
        }
        finally
        {
            job.Finish(time.GetUtcNow());
        }
    }
}
