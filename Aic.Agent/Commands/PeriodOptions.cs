using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>A period as asked for.</summary>
/// <param name="Period">The period.</param>
/// <param name="Name">Its name in words; null when it has none.</param>
internal sealed record AskedPeriod(UsagePeriod Period, string? Name);

/// <summary>The options that say which period: a named one, or one from <c>--since</c> to <c>--until</c>.</summary>
internal sealed class PeriodOptions
{
    private readonly Option<NamedPeriod?> _period;
    private readonly Option<DateTimeOffset?> _since;
    private readonly Option<DateTimeOffset?> _until;
    private readonly TimeProvider _time;
    private readonly Option<TimeZoneInfo?> _zone = TimeZoneOption.Create();

    /// <summary>Makes the options.</summary>
    /// <param name="time">The clock and the user's time zone.</param>
    public PeriodOptions(TimeProvider time)
    {
        _time = time;
        _period = new Option<NamedPeriod?>("--period")
        {
            Description = $"{PeriodWords.Names}, in your time zone. This month when left out.",
            HelpName = "name",
            CustomParser = ParseName,
        };
        _since = new Option<DateTimeOffset?>("--since")
        {
            Description = "The start: a date (2026-11-01, midnight in your time zone) or a moment (2026-11-01T08:00:00Z). 30 days before the end when left out.",
            HelpName = "date",
            CustomParser = ParseMoment,
        };
        _until = new Option<DateTimeOffset?>("--until")
        {
            Description = "The end, itself not included: a date or a moment as above. The end of today when left out.",
            HelpName = "date",
            CustomParser = ParseMoment,
        };
        _period.CompletionSources.Add([.. Enum.GetNames<NamedPeriod>().Select(name => name.ToLowerInvariant())]);
    }

    /// <summary>Adds them to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        command.Add(_period);
        command.Add(_since);
        command.Add(_until);
        command.Add(_zone);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_period) is not null && (result.GetResult(_since) is not null || result.GetResult(_until) is not null))
            {
                result.AddError("--period and --since or --until contradict each other: use one or the other.");
            }
        });
    }

    /// <summary>True when a period was asked for, and it isn't merely the one that there is when nothing is said.</summary>
    /// <param name="result">The parsed command line.</param>
    public bool IsGiven(ParseResult result) => result.GetValue(_period) is not null || result.GetValue(_since) is not null || result.GetValue(_until) is not null;

    /// <summary>The time zone that was asked for; null for the user's.</summary>
    /// <param name="result">The parsed command line.</param>
    public TimeZoneInfo? ReadZone(ParseResult result) => result.GetValue(_zone);

    /// <summary>The period that was asked for.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <exception cref="CliException">The end is not after the start.</exception>
    public AskedPeriod Read(ParseResult result)
    {
        DateTimeOffset? since = result.GetValue(_since);
        DateTimeOffset? until = result.GetValue(_until);
        TimeProvider time = TimeIn(ReadZone(result));
        if (since is null && until is null)
        {
            NamedPeriod name = result.GetValue(_period) ?? NamedPeriod.ThisMonth;
            return new AskedPeriod(UsagePeriod.Named(name, time), UsageText.Period(name));
        }

        try
        {
            return new AskedPeriod(UsagePeriod.Between(since, until, time), null);
        }
        catch (ArgumentException)
        {
            throw CliException.WrongArguments("The period is empty: --until must be after --since, and --since not after today when there is no --until.");
        }
    }

    private static NamedPeriod? ParseName(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (PeriodWords.ReadName(text) is { } period)
        {
            return period;
        }

        argument.AddError($"There is no period \"{text}\". Use {PeriodWords.Names}, or --since and --until.");
        return null;
    }

    private DateTimeOffset? ParseMoment(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (PeriodWords.ReadMoment(text, TimeIn(argument.GetValue(_zone)).LocalTimeZone) is { } moment)
        {
            return moment;
        }

        argument.AddError($"\"{text}\" is no date. Use {PeriodWords.MomentForm}.");
        return null;
    }

    private TimeProvider TimeIn(TimeZoneInfo? zone) => zone is null ? _time : new ZonedTime(_time, zone);
}
