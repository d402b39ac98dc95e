using Aic.Agent.Server.Board;
using Aic.Agent.Server.Problems;
using Aic.Core.Usage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Aic.Agent.Server.Endpoints;

/// <summary>Reads the parameters of addresses. What isn't understood is told, not passed over: a mistyped name would answer another question.</summary>
internal static class QueryRules
{
    /// <summary>The parameters that say which period.</summary>
    public static readonly string[] Period = ["period", "since", "until"];

    /// <summary>Refuses parameters that there aren't, and those that stand twice.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="known">The names of those there are.</param>
    /// <exception cref="ProblemException">There is such a one.</exception>
    public static void Check(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        foreach ((string name, StringValues values) in query)
        {
            if (!known.Contains(name))
            {
                throw Invalid($"There is no such parameter here. {(known.IsEmpty ? "This address takes none." : $"There are: {string.Join(", ", known)}.")}");
            }

            if (values.Count > 1)
            {
                throw Invalid($"{name} stands twice.");
            }
        }
    }

    /// <summary>The period that is asked for.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="time">The clock and the user's time zone.</param>
    /// <exception cref="ProblemException">It makes no sense.</exception>
    public static PeriodChoice ReadPeriod(IQueryCollection query, TimeProvider time)
    {
        string? name = query["period"];
        if (name is not null && (query.ContainsKey("since") || query.ContainsKey("until")))
        {
            throw Invalid("period and since or until contradict each other: use one or the other.");
        }

        if (name is not null)
        {
            return new PeriodChoice(PeriodWords.ReadName(name) ?? throw Invalid($"There is no such period. Use {PeriodWords.Names}, or since and until."));
        }

        DateTimeOffset? since = ReadMoment(query, "since", time);
        DateTimeOffset? until = ReadMoment(query, "until", time);
        if (since is null && until is null)
        {
            return PeriodChoice.Default;
        }

        PeriodChoice choice = new(null, since, until);
        try
        {
            _ = choice.Resolve(time);
            return choice;
        }
        catch (ArgumentException)
        {
            throw Invalid("The period is empty or reaches beyond all calendars: until must be after since, and since not after today when there is no until.");
        }
    }

    /// <summary>A flag; false when it is absent.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ProblemException">It is neither true nor false.</exception>
    public static bool ReadFlag(IQueryCollection query, string name) => (string?)query[name] switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Invalid($"{name} must be true or false."),
    };

    /// <summary>Names joined by commas; none when the parameter is absent.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="name">The parameter's name.</param>
    public static string[] ReadNames(IQueryCollection query, string name) =>
        ((string?)query[name] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The time zone that is asked for; null for the agent's own.</summary>
    /// <param name="query">The parameters.</param>
    /// <exception cref="ProblemException">There is no such time zone.</exception>
    public static TimeZoneInfo? ReadTimeZone(IQueryCollection query) => (string?)query["time_zone"] is { } id
        ? ZonedTime.Find(id) ?? throw Invalid("There is no such time zone. Use a name such as Europe/Berlin, America/New_York or UTC.")
        : null;

    /// <summary>What to sum by.</summary>
    /// <param name="query">The parameters.</param>
    /// <exception cref="ProblemException">It makes no sense.</exception>
    public static UsageGrouping ReadGrouping(IQueryCollection query)
    {
        if ((string?)query["by"] is not { } text)
        {
            return UsageGrouping.None;
        }

        UsageGrouping by = GroupingWords.Read(text, out string? unknown);
        return unknown is null && by != UsageGrouping.None ? by : throw Invalid($"by knows {GroupingWords.Names}, joined by commas.");
    }

    /// <summary>The problem of a parameter.</summary>
    /// <param name="detail">What is wrong and what to do.</param>
    public static ProblemException Invalid(string detail) => new(ProblemKind.InvalidRequest, detail);

    private static DateTimeOffset? ReadMoment(IQueryCollection query, string name, TimeProvider time)
    {
        // In an address a plus sign is a blank; there it can only be the one before an offset.
        string? text = ((string?)query[name])?.Replace(' ', '+');
        return text is null ? null : PeriodWords.ReadMoment(text, time.LocalTimeZone) ?? throw Invalid($"{name} is no date. Use {PeriodWords.MomentForm}.");
    }
}
