using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>A coding tool as one of the providers: what its session logs say was used, at API prices.</summary>
/// <param name="reader">Reads the tool's logs.</param>
internal sealed class SessionProvider(ISessionReader reader) : IUsageProvider
{
    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = reader.Id,
        Name = reader.Name,
        Source = UsageSource.Sessions,
        LogFolders = getVariable => reader.Folders(new SessionMachine(getVariable)),
        KeyVariables = [],
        Authentication = "None: the session logs that it leaves on this machine are read.",
        SetupHint = $"{reader.Name} has left no session logs on this machine; nothing has to be set.",
        Reports = ["requests", "tokens", "cost", "models", "days"],
        Dashboard = reader.Documentation,
        Documentation = reader.Documentation,
    };

    /// <inheritdoc />
    public Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        SessionIndex index = context.Sessions ?? throw Misuse();
        SessionContent content = context.Trace is null ? index.Read(reader, cancellationToken) : index.ReadByLog(reader, cancellationToken);
        SessionRows rows = new(content.Segments, period, context.Detail, context.Prices ?? throw Misuse(), context.Time);
        UsageData usage = rows.Total(period);
        context.Trace?.Note(reader, content, period, rows.Costs(), cancellationToken);
        return Task.FromResult(new ProviderReport
        {
            Usage = usage,
            Quotas = reader.Quotas(content.States, context.Time.GetUtcNow()),
            Notes = rows.Notes(),
        });
    }

    /// <summary>The tool's sessions that are asked for, in no order.</summary>
    /// <param name="context">The index and the prices.</param>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public IReadOnlyList<SessionUsage> GetSessions(ProviderContext context, SessionQuery query, CancellationToken cancellationToken)
    {
        SessionContent content = (context.Sessions ?? throw Misuse()).Read(reader, cancellationToken);
        return [.. new SessionList(Descriptor, context.Prices ?? throw Misuse()).Find(content.Segments, query)];
    }

    /// <summary>How the tool stands, at once: where another process reads its logs, what was known before is told.</summary>
    /// <param name="context">The index, the prices and the clock.</param>
    /// <param name="session">The session that is asked about; null for none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public ToolStatus GetStatus(ProviderContext context, string? session, CancellationToken cancellationToken)
    {
        Lazy<PriceBook> prices = context.Prices ?? throw Misuse();
        DateTimeOffset now = context.Time.GetUtcNow();
        UsagePeriod today = UsagePeriod.Named(NamedPeriod.Today, context.Time);

        // All of an active block is in the last five hours.
        UsagePeriod recent = new(now - UsageBlock.Length, now + UsageBlock.Length);
        IReadOnlyList<Segment> segments = ReadNewest(context.Sessions ?? throw Misuse(), today, recent, session, cancellationToken);
        return new ToolStatus(
            Usage(today, UsageGrouping.None),
            UsageGrouper.Group([Usage(recent, UsageGrouping.Block)], UsageGrouping.Block, context.Time.LocalTimeZone).FirstOrDefault(group => group.Block is { IsActive: true }),
            session is null ? null : new SessionList(Descriptor, prices).Find(segments, new SessionQuery { Ids = [session] }).FirstOrDefault());

        ProviderUsage Usage(UsagePeriod period, UsageGrouping detail) => new()
        {
            ProviderId = Descriptor.Id,
            ProviderName = Descriptor.Name,
            IsAvailable = true,
            FetchedAt = now,
            Usage = new SessionRows(segments, period, detail, prices, context.Time).Total(period),
        };
    }

    /// <summary>Of a tool's responses, those that a question about today, the active block and one session needs.</summary>
    private IReadOnlyList<Segment> ReadNewest(SessionIndex index, UsagePeriod today, UsagePeriod recent, string? session, CancellationToken cancellationToken)
    {
        long blocksFrom = recent.Start.ToUnixTimeMilliseconds();
        if (session is null || SessionName.CanBeFound(session))
        {
            long since = Math.Min(today.Start.ToUnixTimeMilliseconds(), blocksFrom - SessionBlocks.FirstLookBack);
            SegmentChoice choice = new(since, session is null ? null : new SessionName(session));
            IReadOnlyList<Segment> newest = index.Read(reader, cancellationToken, TimeSpan.Zero, choice).Segments;
            if (SessionBlocks.IsFirstLookEnough(newest, blocksFrom))
            {
                return newest;
            }
        }

        return index.Read(reader, cancellationToken, TimeSpan.Zero).Segments;
    }

    /// <inheritdoc />
    public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) => Task.FromResult(new KeyValidation(
        KeyStatus.Valid,
        $"No key is needed: the logs in {string.Join(", ", context.Account.LogFolders)} are read.",
        ["usage"]));

    private static InvalidOperationException Misuse() => new("A coding tool is asked with an index of session logs and prices.");
}
