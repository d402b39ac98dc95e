using System.Globalization;
using Aic.Core.Pricing;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>Makes the rows of a coding tool's usage: by day and model, and by project, session, hour and block where those are asked for.</summary>
internal sealed class SessionRows
{
    /// <summary>What session logs always tell.</summary>
    public const UsageColumns Columns =
        UsageColumns.Requests | UsageColumns.Input | UsageColumns.Output | UsageColumns.CacheRead | UsageColumns.CacheWrite;

    private readonly SessionSums _sums;
    private readonly SessionTotal[] _totals;
    private readonly NameTable _names;
    private readonly DateTimeOffset _now;

    /// <summary>Sums up what is known of a tool.</summary>
    /// <param name="segments">All segments of the tool.</param>
    /// <param name="period">The period.</param>
    /// <param name="detail">What to tell apart besides day and model.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="time">The clock, and the time zone of days and hours.</param>
    public SessionRows(IReadOnlyList<Segment> segments, UsagePeriod period, UsageGrouping detail, Lazy<PriceBook> prices, TimeProvider time)
    {
        long start = period.Start.ToUnixTimeMilliseconds();
        long end = period.End.ToUnixTimeMilliseconds();
        Func<long, LocalSpan> spanOf = detail.HasFlag(UsageGrouping.Hour) ? new LocalHours(time.LocalTimeZone).Of : new LocalDays(time.LocalTimeZone).Of;
        SessionBlocks? blocks = detail.HasFlag(UsageGrouping.Block) ? SessionBlocks.Find(segments, start, end) : null;
        bool byProject = detail.HasFlag(UsageGrouping.Project);
        bool bySession = detail.HasFlag(UsageGrouping.Session);

        ResponseSet responses = new(segments, start, end);
        _sums = new SessionSums(responses.Names, prices, (in SessionRecord record) => new SessionKey(
            record.Model,
            spanOf(record.Time),
            byProject ? record.Project : 0,
            bySession ? record.Session : 0,
            blocks?.StartOf(record.Time) ?? 0));
        responses.ForEach(_sums.Add);
        _totals = [.. _sums.Totals()];
        _names = responses.Names;
        _now = time.GetUtcNow();
    }

    /// <summary>All rows together. Where the totals of sessions are among them, how many requests there were isn't known; where nothing was used, it cost nothing.</summary>
    /// <param name="period">The period.</param>
    public UsageData Total(UsagePeriod period)
    {
        UsageColumns answered = _totals.Length == 0 ? Columns | UsageColumns.CostUsd : Columns;
        UsageData usage = UsageTotals.Of(period, Rows(), answered, CostSource.Estimated);
        return _totals.Any(total => total.Sum.HasTotals) ? usage with { RequestsCount = null } : usage;
    }

    /// <summary>The rows.</summary>
    public IEnumerable<UsageBreakdown> Rows()
    {
        Dictionary<long, UsageBlock> blocks = _totals
            .Where(total => total.Key.Block != 0)
            .GroupBy(total => total.Key.Block)
            .ToDictionary(group => group.Key, group => Block(group.Key, group));
        return _totals.Select(total => Row(total, blocks));
    }

    /// <summary>What the rows' costs are made of.</summary>
    public IEnumerable<SessionCost> Costs() => _sums.Costs();

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Notes() => [.. Unpriced(), .. Assumed()];

    private IEnumerable<string> Assumed() => _totals
        .Where(total => total.Sum.Assumed > 0)
        .GroupBy(total => total.Key.Model)
        .Select(totals => string.Create(
            CultureInfo.InvariantCulture,
            $"The log doesn't name the model of {totals.Sum(total => total.Sum.Assumed)} responses; {_names.Text(totals.Key)}, the tool's default of the time, is assumed."));

    private IReadOnlyList<string> Unpriced()
    {
        SessionTotal[] unpriced = [.. _totals.Where(total => total.Unpriced > 0)];
        IEnumerable<string> models = unpriced.Select(total => _names.Text(total.Key.Model)).Distinct().Order(StringComparer.Ordinal).Select(model => model.Length == 0 ? "(unnamed)" : model);
        return unpriced.Length == 0
            ? []
            : [$"No price is known for {string.Join(", ", models)}: {(unpriced.Any(total => total.Sum.HasTotals) ? "what they used isn't" : $"{unpriced.Sum(total => total.Unpriced)} responses aren't")} in the cost."];
    }

    private UsageBreakdown Row(SessionTotal total, Dictionary<long, UsageBlock> blocks)
    {
        TokenAmounts tokens = total.Sum.Tokens;
        return new UsageBreakdown
        {
            Start = total.Key.Span.Start,
            End = total.Key.Span.End,
            Model = _names.TextOrNull(total.Key.Model),
            Project = _names.TextOrNull(total.Key.Project),
            Session = _names.TextOrNull(total.Key.Session),
            Block = blocks.GetValueOrDefault(total.Key.Block),
            RequestsCount = total.Sum.Requests,
            TokensInput = tokens.Input,
            TokensOutput = tokens.Output,
            TokensCacheRead = tokens.CacheRead,
            TokensCacheWrite = tokens.CacheWrite5m + tokens.CacheWrite1h,
            TokensCacheWrite1h = tokens.CacheWrite1h,
            CostUsd = total.CostUsd,
            CostSource = total.CostUsd is null ? CostSource.Unknown : CostSource.Estimated,
            Quantities = tokens.WebSearches == 0 ? [] : [new UsageQuantity("web_searches", tokens.WebSearches)],
        };
    }

    private UsageBlock Block(long start, IEnumerable<SessionTotal> totals)
    {
        DateTimeOffset from = DateTimeOffset.FromUnixTimeMilliseconds(start);
        DateTimeOffset to = from + UsageBlock.Length;
        return new UsageBlock(
            from,
            to,
            DateTimeOffset.FromUnixTimeMilliseconds(totals.Min(total => total.Sum.FirstTime)),
            DateTimeOffset.FromUnixTimeMilliseconds(totals.Max(total => total.Sum.LastTime)),
            from <= _now && _now < to);
    }
}
