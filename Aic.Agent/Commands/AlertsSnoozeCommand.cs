using System.CommandLine;
using System.CommandLine.Parsing;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts snooze</c>: has nobody told of an alert for a while.</summary>
internal static class AlertsSnoozeCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> ids = AlertsCommand.Ids();
        Option<DateTimeOffset?> until = new("--until")
        {
            Description = "The end of it: a date (2026-12-01, midnight in your time zone) or a moment (2026-12-01T08:00:00Z).",
            HelpName = "date",
            CustomParser = argument => ParseMoment(argument, context.Time),
        };
        Option<TimeSpan?> span = new("--for")
        {
            Description = "Its length: 30m, 4h, 2d, 1w.",
            HelpName = "time",
            CustomParser = ParseSpan,
        };
        Verb verb = new(
            "snooze",
            "Have nobody told of alerts for a while. When it is over and the cause lasts, they are told again.",
            new("aic alerts snooze budget-threshold-team-1a2b3c4d --for 2d", "one alert"),
            new("aic alerts snooze 'unusual-day-*' --until 2026-12-01", "several"));
        verb.Arguments.Add(ids);
        verb.Options.Add(until);
        verb.Options.Add(span);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(until) is null == result.GetResult(span) is null)
            {
                result.AddError("Say how long: either --until or --for.");
            }
        });
        verb.SetAction(result => AlertsCommand.Snooze(context, result.GetValue(ids)!, result.GetValue(until) ?? context.Time.GetUtcNow() + result.GetValue(span)!.Value));
        return verb;
    }

    private static DateTimeOffset? ParseMoment(ArgumentResult argument, TimeProvider time)
    {
        string text = argument.Tokens[0].Value;
        if (PeriodWords.ReadMoment(text, time.LocalTimeZone) is { } moment)
        {
            return moment;
        }

        argument.AddError($"\"{text}\" is no date. Use {PeriodWords.MomentForm}.");
        return null;
    }

    private static TimeSpan? ParseSpan(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text.Length is > 1 and < 7 && int.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.NumberStyles.None, null, out int count) && count > 0 && UnitOf(text[^1]) is { } unit)
        {
            return unit * count;
        }

        argument.AddError($"\"{text}\" is no time. Write 30m, 4h, 2d or 1w.");
        return null;
    }

    private static TimeSpan? UnitOf(char letter) => letter switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
