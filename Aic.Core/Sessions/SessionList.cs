using System.IO.Enumeration;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>Lists a tool's sessions.</summary>
/// <param name="tool">The tool.</param>
/// <param name="prices">What models cost.</param>
internal sealed class SessionList(ProviderDescriptor tool, Lazy<PriceBook> prices)
{
    /// <summary>The sessions that are asked for.</summary>
    /// <param name="segments">All segments of the tool.</param>
    /// <param name="query">The question.</param>
    public IEnumerable<SessionUsage> Find(IReadOnlyList<Segment> segments, SessionQuery query)
    {
        long start = query.Period?.Start.ToUnixTimeMilliseconds() ?? long.MinValue;
        long end = query.Period?.End.ToUnixTimeMilliseconds() ?? long.MaxValue;
        ResponseSet responses = new(segments, long.MinValue, long.MaxValue, MayHold(query.Ids));
        SessionSums sums = new(responses.Names, prices, (in SessionRecord record) => new SessionKey(record.Model, Project: record.Project, Session: record.Session));
        HashSet<int> inPeriod = [];
        responses.ForEach((in SessionRecord record) =>
        {
            sums.Add(record);
            if (record.Time >= start && record.Time < end)
            {
                inPeriod.Add(record.Session);
            }
        });
        return sums.Totals()
            .Where(total => inPeriod.Contains(total.Key.Session))
            .GroupBy(total => total.Key.Session)
            .Select(group => Session([.. group.OrderByDescending(total => total.Sum.Records)], responses.Names))
            .Where(session => IsMatch(query.Ids, session.Id) && (IsMatch(query.Projects, session.Project) || IsMatch(query.Projects, LastFolder(session.Project))));
    }

    /// <summary>Names stand in segments as they are: where no pattern is among the ids, only segments that hold one of them need be unpacked.</summary>
    private static Func<Segment, bool>? MayHold(IReadOnlyList<string> ids)
    {
        if (ids.Count == 0 || !ids.All(SessionName.CanBeFound))
        {
            return null;
        }

        SessionName[] names = [.. ids.Select(id => new SessionName(id))];
        return segment => names.Any(name => name.IsIn(segment.Data));
    }

    private SessionUsage Session(SessionTotal[] totals, NameTable names)
    {
        SessionSum all = totals.Aggregate(new SessionSum(), (sum, total) => sum.Add(total.Sum));
        TokenAmounts tokens = all.Tokens;
        decimal? cost = UsageTotals.Sum(totals.Select(total => total.CostUsd));
        return new SessionUsage
        {
            ProviderId = tool.Id,
            ProviderName = tool.Name,
            Id = names.TextOrNull(totals[0].Key.Session),
            Project = names.TextOrNull(totals.GroupBy(total => total.Key.Project).MaxBy(project => project.Sum(total => total.Sum.Records))!.Key),
            FirstAt = DateTimeOffset.FromUnixTimeMilliseconds(all.FirstTime),
            LastAt = DateTimeOffset.FromUnixTimeMilliseconds(all.LastTime),
            Models = [.. totals.Select(total => names.TextOrNull(total.Key.Model)).OfType<string>().Distinct()],
            RequestsCount = all.Requests,
            TokensInput = tokens.Input,
            TokensOutput = tokens.Output,
            TokensCacheRead = tokens.CacheRead,
            TokensCacheWrite = tokens.CacheWrite5m + tokens.CacheWrite1h,
            CostUsd = cost,
            CostSource = cost is null ? CostSource.Unknown : CostSource.Estimated,
            IsCostPartial = cost is not null && totals.Any(total => total.Unpriced > 0),
        };
    }

    // A backslash is part of a path here, not an escape as in simple expressions.
    private static bool IsMatch(IReadOnlyList<string> patterns, string? name) => patterns.Count == 0
        || (name is not null && patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name)));

    private static string? LastFolder(string? project) => project?.TrimEnd('/', '\\').Split('/', '\\')[^1];
}
