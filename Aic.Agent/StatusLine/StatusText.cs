using System.Globalization;
using Aic.Core.Currencies;
using Aic.Core.Usage;

namespace Aic.Agent.StatusLine;

/// <summary>Says in one line how coding tools stand.</summary>
/// <param name="status">How they stand.</param>
/// <param name="input">What Claude Code told; null when nobody told anything.</param>
/// <param name="now">The time.</param>
/// <param name="money">How money is shown; null for as it is.</param>
internal sealed class StatusText(UsageStatus status, ClaudeCodeInput? input, DateTimeOffset now, MoneyView? money = null)
{
    /// <summary>What can stand in a format.</summary>
    public static readonly string[] Placeholders =
        ["{model}", "{today}", "{today_tokens}", "{session}", "{session_tokens}", "{block}", "{block_tokens}", "{block_left}", "{block_speed}", "{block_end}", "{shown_in}"];

    /// <summary>The line as it is without a format: what isn't known is left out.</summary>
    public string Line()
    {
        string[] costs = [.. Costs()];
        string line = string.Join(" | ", (input?.Model is { } model ? [model] : Array.Empty<string>()).Concat(costs));
        return costs.Length == 0 ? $"{(line.Length == 0 ? "aic" : line)}: no usage today" : $"{line} (API prices{(money?.RateFrom("USD") is { } rate ? $"; {UsageText.ShownMark}{RateText.Of(rate)}" : "")})";
    }

    /// <summary>A format with its placeholders filled in; others stay as they are.</summary>
    /// <param name="format">The format.</param>
    public string Fill(string format) => Placeholders.Aggregate(format, (line, placeholder) => line.Replace(placeholder, ValueOf(placeholder), StringComparison.Ordinal));

    private IEnumerable<string> Costs()
    {
        if (status.Today is not null)
        {
            yield return $"today {ValueOf("{today}")}";
        }

        if (ValueOf("{session}") is var session && session != UsageText.Unknown)
        {
            yield return $"session {session}";
        }

        if (status.Block is not null)
        {
            string speed = ValueOf("{block_speed}");
            yield return $"block {ValueOf("{block}")}, {ValueOf("{block_left}")} left{(speed == UsageText.Unknown ? "" : $", {speed}")}";
        }
    }

    private string ValueOf(string placeholder) => placeholder switch
    {
        "{model}" => input?.Model,
        "{today}" => status.Today is { } today ? UsageText.Cost(today, money) : null,
        "{today_tokens}" => Tokens(status.Today),
        "{session}" => status.Session is { CostUsd: not null } session ? UsageText.Cost(session, money) : input?.CostUsd is { } told ? $"~{UsageText.Money(told, "USD", money)}" : null,
        "{session_tokens}" => UsageText.Count(status.Session?.TokensTotal),
        "{block}" => status.Block is { } block ? UsageText.Cost(block, money) : null,
        "{block_tokens}" => Tokens(status.Block),
        "{block_left}" => status.Block?.Block is { } window ? Left(window.End - now) : null,
        "{block_speed}" => status.Block?.Forecast?.CostPerHourUsd is { } speed ? $"~{UsageText.Money(speed, "USD", money)}/h" : null,
        "{shown_in}" => money?.RateFrom("USD") is { } rate ? RateText.Of(rate) : null,
        _ => status.Block?.Forecast is { } forecast ? UsageText.Forecast(forecast, money) : null,
    } ?? UsageText.Unknown;

    private static string? Tokens(UsageGroup? group) =>
        group is null ? null : UsageText.Count(group.TokensInput + group.TokensOutput + group.TokensCacheRead + group.TokensCacheWrite);

    private static string Left(TimeSpan left) => string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:00} h");
}
