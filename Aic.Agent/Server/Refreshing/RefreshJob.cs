using Aic.Core.Usage;

namespace Aic.Agent.Server.Refreshing;

/// <summary>A refresh that somebody asked for.</summary>
/// <param name="id">Its id.</param>
/// <param name="accounts">The accounts' ids.</param>
/// <param name="startedAt">When it began (UTC).</param>
internal sealed class RefreshJob(string id, IReadOnlyList<string> accounts, DateTimeOffset startedAt)
{
    private readonly Lock _lock = new();

    // What came of it, and not the usage itself: jobs are kept, and their usage would be years of days.
    private readonly Dictionary<string, RefreshedAccount> _answers = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset? _finishedAt;

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>True when it is over.</summary>
    public bool IsOver
    {
        get
        {
            lock (_lock)
            {
                return _finishedAt is not null;
            }
        }
    }

    /// <summary>Notes an answer.</summary>
    /// <param name="usage">The answer.</param>
    public void Note(ProviderUsage usage)
    {
        lock (_lock)
        {
            _answers[usage.AccountId] = new RefreshedAccount(usage.AccountId, usage.IsFailure() ? "failed" : "ok", usage.Error);
        }
    }

    /// <summary>Notes the end.</summary>
    /// <param name="now">When (UTC).</param>
    public void Finish(DateTimeOffset now)
    {
        lock (_lock)
        {
            _finishedAt = now;
        }
    }

    /// <summary>How far it is.</summary>
    public RefreshState State()
    {
        lock (_lock)
        {
            bool isOver = _finishedAt is not null;
            return new RefreshState(id, isOver ? "finished" : "running", startedAt, _finishedAt, [.. accounts.Select(account => StateOf(account, isOver))]);
        }
    }

    private RefreshedAccount StateOf(string account, bool isOver) =>
        _answers.GetValueOrDefault(account) ?? new(account, isOver ? "failed" : "pending", null);
}

/// <summary>The wire form of a refresh.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status"><c>running</c> or <c>finished</c>.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC), or null.</param>
/// <param name="Accounts">The accounts.</param>
internal sealed record RefreshState(string Id, string Status, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<RefreshedAccount> Accounts);

/// <summary>The wire form of an account in a refresh.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Status"><c>pending</c>, <c>ok</c> or <c>failed</c>.</param>
/// <param name="Error">Why it failed, or what it can't tell; null when nothing is wrong or it is pending.</param>
internal sealed record RefreshedAccount(string AccountId, string Status, UsageError? Error);
