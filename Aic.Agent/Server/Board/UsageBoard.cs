using System.Text.Json;
using Aic.Agent.Server.Refreshing;
using Aic.Agent.Server.Settings;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Board;

/// <summary>
/// Answers questions about usage at once from what is known. Only where nothing at all is known of a period is it waited for the providers;
/// what is known and old is told as stale, while the agent asks anew by itself.
/// </summary>
internal sealed class UsageBoard(UsageTracker tracker, UsageRefresher refresher, AnswerCache cache, PeriodInterest interest, LiveConfig config, TimeProvider time)
{
    /// <summary>How old usage may be where what is known is told, and a provider asked only where nothing is: as good as any age. The board keeps fresh what is looked at.</summary>
    public static readonly TimeSpan AnyAge = TimeSpan.FromDays(30);

    private static readonly UsageJson Json = new(new JsonSerializerOptions(UsageJson.Default.Options) { WriteIndented = false });

    /// <summary>The answer to a question.</summary>
    /// <param name="request">The question.</param>
    /// <exception cref="UnknownAccountException">There is no such account.</exception>
    public Task<CachedAnswer> GetAsync(UsageRequest request)
    {
        interest.Note(request.Period);
        return cache.GetAsync(request, MakeAsync);
    }

    /// <summary>What is known, for those who don't want it as JSON.</summary>
    /// <param name="choice">The period.</param>
    /// <param name="isConfiguredOnly">True leaves out what isn't set up.</param>
    public IReadOnlyList<AccountUsage> GetKnown(PeriodChoice choice, bool isConfiguredOnly) =>
        tracker.GetKnown(new UsageQuery { Period = choice.Resolve(time), ConfiguredOnly = isConfiguredOnly, MaxAge = config.TimeToLive });

    /// <summary>The usage that is known of the accounts that are set up.</summary>
    /// <param name="choice">The period.</param>
    public IReadOnlyList<ProviderUsage> GetKnownUsage(PeriodChoice choice) =>
        [.. GetKnown(choice, isConfiguredOnly: true).Select(known => known.Usage).OfType<ProviderUsage>()];

    /// <summary>Notes that somebody is interested in a period.</summary>
    /// <param name="choice">The period.</param>
    public void KeepFresh(PeriodChoice choice) => interest.Note(choice);

    /// <summary>A report as the API answers it.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="by">What to sum by.</param>
    public byte[] Write(IReadOnlyList<ProviderUsage> usages, UsageGrouping by)
    {
        UsageReport report = new()
        {
            Version = AicVersion.Current,
            Providers = usages,
            Groups = by == UsageGrouping.None ? null : UsageGrouper.Group(usages, by, time.LocalTimeZone),
        };
        return JsonSerializer.SerializeToUtf8Bytes(report, Json.UsageReport);
    }

    private async Task<CachedAnswer> MakeAsync(UsageRequest request)
    {
        DateTimeOffset validUntil = request.Period.ValidUntil(time);
        UsageQuery query = new()
        {
            Accounts = request.AccountId is { } id ? [id] : [],
            ById = request.AccountId is not null,
            Period = request.Period.Resolve(time),
            ConfiguredOnly = request.AccountId is null && !request.IncludesUnconfigured,
            MaxAge = config.TimeToLive,
        };
        IReadOnlyList<AccountUsage> accounts = tracker.GetKnown(query);
        string[] unknown = [.. accounts.Where(account => account.Usage is null).Select(account => account.Account.Id)];
        if (unknown.Length > 0)
        {
            Task first = refresher.AskFirstAsync(unknown, query.Period);
            if (!accounts.Any(account => account.Usage is { IsConfigured: true }))
            {
                await first;
                accounts = tracker.GetKnown(query);
            }
        }

        DateTimeOffset now = time.GetUtcNow();
        if (accounts.Any(account => account.DueAt <= now))
        {
            interest.Remind();
        }

        foreach (AccountUsage account in accounts)
        {
            if (account is { Usage: { IsStale: false, Error: null }, DueAt: { } due } && due < validUntil)
            {
                validUntil = due;
            }
        }

        ProviderUsage[] usages = [.. accounts.Select(account => account.Usage ?? Pending(account))];
        if ((request.By & UsageGrouping.Detail) != 0)
        {
            await AddDetailAsync(usages, query with { Detail = request.By });
        }

        byte[] body = request.AccountId is null ? Write(usages, request.By) : JsonSerializer.SerializeToUtf8Bytes(usages[0], Json.ProviderUsage);
        return new CachedAnswer(body, validUntil);
    }

    /// <summary>What is told apart only on demand isn't kept: session logs are read on for it, which takes no provider's time.</summary>
    private async Task AddDetailAsync(ProviderUsage[] usages, UsageQuery query)
    {
        string[] tools = [.. usages.Where(usage => usage is { AuthSource: AuthSource.Sessions, Usage: not null }).Select(usage => usage.AccountId)];
        if (tools.Length == 0)
        {
            return;
        }

        await foreach (ProviderUsage usage in tracker.GetUsageAsync(query with { Accounts = tools, ById = true }))
        {
            usages[Array.FindIndex(usages, one => one.AccountId == usage.AccountId)] = usage;
        }
    }

    private static ProviderUsage Pending(AccountUsage account) => new()
    {
        ProviderId = account.Account.Provider.Id,
        ProviderName = account.Account.Provider.Name,
        Account = account.Account.Label,
        AuthSource = account.Account.AuthSource,
        IsAvailable = false,
        IsConfigured = true,
        Description = $"{account.Account.Provider.Name} is being asked for this period for the first time.",
    };
}
