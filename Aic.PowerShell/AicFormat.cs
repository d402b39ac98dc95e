using System.Globalization;
using System.Management.Automation.Host;
using Aic.Core.Diagnosis;
using Aic.Core.History;
using Aic.Core.Lifecycle;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Tracing;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Texts for the module's format views (<c>Formats</c>). For programs, the objects' own properties are better.</summary>
public static partial class AicFormat
{
    /// <summary>A readable count, or a dash.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long? count) => UsageText.Count(count);

    /// <summary>What usage cost, or a dash; estimated costs begin with <c>~</c>.</summary>
    /// <param name="usage">The usage, or null.</param>
    public static string Cost(UsageData? usage) => usage is null ? UsageText.Unknown : UsageText.Cost(usage, ShownMoney.View);

    /// <summary>What usage cost in the currency it was billed in, or a dash.</summary>
    /// <param name="usage">The usage, or null.</param>
    public static string OwnCost(UsageData? usage) => usage is null ? UsageText.Unknown : UsageText.Cost(usage);

    /// <summary>What a group cost, or a dash; estimated costs begin with <c>~</c>, incomplete ones with <c>≥</c>.</summary>
    /// <param name="group">The group.</param>
    public static string GroupCost(UsageGroup group) => UsageText.Cost(group, ShownMoney.View);

    /// <summary>How an account is and how old its numbers are, in colours where the host has them.</summary>
    /// <param name="usage">The account's usage.</param>
    /// <param name="host"><c>$Host</c>.</param>
    /// <param name="style"><c>$PSStyle</c>.</param>
    public static string Status(ProviderUsage usage, PSHost? host, object? style)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ViewColours colours = ViewColours.Of(host, style);
        string status = UsageText.Status(usage);
        string? age = usage.FetchedAt is { } fetchedAt ? UsageText.Age(DateTimeOffset.UtcNow - fetchedAt) : null;
        string text = age is null or "now" || !usage.IsAvailable ? status : $"{status}, {age} ago";
        return usage switch
        {
            { IsStale: true } => colours.Paint(text, colours.Warning),
            { Error: null or { Kind: UsageErrorKind.MissingKey or UsageErrorKind.NotSupported } } => usage.IsAvailable ? text : colours.Paint(text, colours.Faint),
            _ => colours.Paint(text, colours.Error),
        };
    }

    /// <summary>A verdict on a key, in colours where the host has them.</summary>
    /// <param name="test">The verdict.</param>
    /// <param name="host"><c>$Host</c>.</param>
    /// <param name="style"><c>$PSStyle</c>.</param>
    public static string Verdict(AicProviderTest test, PSHost? host, object? style)
    {
        ArgumentNullException.ThrowIfNull(test);
        ViewColours colours = ViewColours.Of(host, style);
        return colours.Paint(test.Status.ToString().ToLowerInvariant(), test.Status switch
        {
            KeyStatus.Valid => null,
            KeyStatus.Missing => colours.Faint,
            KeyStatus.Unreachable => colours.Warning,
            _ => colours.Error,
        });
    }

    /// <summary>How the agent is, in colours where the host has them.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="host"><c>$Host</c>.</param>
    /// <param name="style"><c>$PSStyle</c>.</param>
    public static string State(AicAgent agent, PSHost? host, object? style)
    {
        ArgumentNullException.ThrowIfNull(agent);
        ViewColours colours = ViewColours.Of(host, style);
        string text = agent.State.ToString().ToLowerInvariant();
        return agent switch
        {
            { State: AgentState.Running, IsHealthy: false } => colours.Paint($"{text}, unwell", colours.Warning),
            { State: AgentState.Unresponsive } => colours.Paint(text, colours.Error),
            { State: AgentState.Stopped } => colours.Paint(text, colours.Faint),
            _ => text,
        };
    }

    /// <summary>Whether an account is set up, and from where.</summary>
    /// <param name="provider">The account.</param>
    public static string Setup(AicProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider switch
        {
            { IsEnabled: false } => "switched off",
            { Problem: not null } => "broken",
            { IsConfigured: false } => "no",
            { KeyVariable: { } variable } => variable,
            _ => provider.AuthSource.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>The share that is left of the tightest quota, or a dash.</summary>
    /// <param name="usage">The account's usage.</param>
    public static string Left(ProviderUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return QuotaText.Left(usage.Quotas);
    }

    /// <summary>Quotas, one in each line.</summary>
    /// <param name="usage">The account's usage.</param>
    public static string Quotas(ProviderUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return string.Join('\n', usage.Quotas.Select(quota => QuotaText.Line(quota, DateTimeOffset.UtcNow)));
    }

    /// <summary>What was used besides tokens, in one line.</summary>
    /// <param name="usage">The usage, or null.</param>
    public static string Quantities(UsageData? usage) =>
        usage is null ? "" : string.Join(", ", usage.Quantities.Select(quantity => UsageText.Amount(quantity.Amount, quantity.Unit.Replace('_', ' '))));

    /// <summary>A period in local time.</summary>
    /// <param name="usage">The usage, or null.</param>
    public static string Period(UsageData? usage) =>
        usage is null ? "" : UsageText.Period(usage.PeriodStart, usage.PeriodEnd, TimeZoneInfo.Local);

    /// <summary>A group's day with what it cost, for views that put many in a row.</summary>
    /// <param name="group">The group.</param>
    public static string Wide(UsageGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        string?[] keys = [group.Day?.ToString("MM-dd", CultureInfo.InvariantCulture), AccountOf(group), ModelOf(group)];
        return string.Join(' ', keys.Where(key => key is not (null or "")).Append(UsageText.Cost(group, ShownMoney.View)));
    }

    /// <summary>A group's account; empty where it isn't grouped by provider.</summary>
    /// <param name="group">The group.</param>
    public static string AccountOf(UsageGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Account is null ? group.ProviderId ?? "" : $"{group.ProviderId}@{group.Account}";
    }

    /// <summary>A group's model, or what it is about in brackets where it belongs to none.</summary>
    /// <param name="group">The group.</param>
    public static string ModelOf(UsageGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Model ?? (group.Item is null ? "" : $"({group.Item})");
    }

    /// <summary>A group's day; a dash where its provider gives no days.</summary>
    /// <param name="group">The group.</param>
    public static string DayOf(UsageGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? UsageText.Unknown;
    }

    /// <summary>A group's day, and what amounts are shown in, for the head of the rows of a day.</summary>
    /// <param name="group">The group.</param>
    public static string DayHead(UsageGroup group) => ShownMoney.View?.Headline is { } headline ? $"{DayOf(group)}, shown in {headline}" : DayOf(group);

    /// <summary>What a row of a history cost, or a dash; estimated costs begin with <c>~</c>, incomplete ones with <c>≥</c>.</summary>
    /// <param name="row">The row.</param>
    public static string HistoryCost(HistoryRow row) => HistoryText.Cost(row, ShownMoney.View);

    /// <summary>What a reader should know of a row of a history: that it goes on, that it was imported.</summary>
    /// <param name="row">The row.</param>
    public static string HistoryMark(HistoryRow row) => HistoryText.Mark(row);

    /// <summary>What a session cost at API prices, or a dash.</summary>
    /// <param name="session">The session.</param>
    public static string SessionCost(SessionUsage session) => UsageText.Cost(session, ShownMoney.View);

    /// <summary>What an active block comes to at its end; empty for any other group.</summary>
    /// <param name="group">The group.</param>
    public static string Forecast(UsageGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Forecast is { } forecast ? UsageText.Forecast(forecast, ShownMoney.View) : "";
    }

    /// <summary>A price in dollars for a million tokens, or a dash.</summary>
    /// <param name="price">The price.</param>
    public static string Price(decimal? price) => PriceText.Amount(price);

    /// <summary>A model's prices of other service tiers, in one line.</summary>
    /// <param name="price">The price.</param>
    public static string Tiers(AicPrice price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return string.Join(", ", price.Tiers.OrderBy(tier => tier.Key).Select(tier =>
            $"{tier.Key} {(tier.Value.Factor is { } factor ? PriceText.Factor(factor) : Rates(tier.Value.Rates!))}"));
    }

    /// <summary>A model's prices for long contexts, a line for each.</summary>
    /// <param name="price">The price.</param>
    public static string LongContext(AicPrice price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return string.Join('\n', price.LongContext.Select(band => string.Create(CultureInfo.InvariantCulture, $"above {band.Above:#,0} tokens: {Rates(band.Rates)}")));
    }

    /// <summary>How a model's price changed, in one line.</summary>
    /// <param name="change">The change.</param>
    public static string PriceChange(PriceChange change) => PriceText.Change(change);

    /// <summary>A check's status, in colours where the host has them.</summary>
    /// <param name="check">The check.</param>
    /// <param name="host"><c>$Host</c>.</param>
    /// <param name="style"><c>$PSStyle</c>.</param>
    public static string Check(SetupCheck check, PSHost? host, object? style)
    {
        ArgumentNullException.ThrowIfNull(check);
        ViewColours colours = ViewColours.Of(host, style);
        return colours.Paint(check.Status.ToString().ToLowerInvariant(), check.Status switch
        {
            CheckStatus.Ok => null,
            CheckStatus.Skipped => colours.Faint,
            CheckStatus.Warning => colours.Warning,
            _ => colours.Error,
        });
    }

    /// <summary>The calls of a trace, a line for each.</summary>
    /// <param name="trace">The trace.</param>
    public static string Calls(UsageTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return string.Join('\n', trace.Calls.Select(call => string.Create(
            CultureInfo.InvariantCulture, $"{TraceText.Address(call)}: {TraceText.Status(call)}, page {call.Page}, {TraceText.Number(call.RecordsCount)} entries, {call.Seconds:0.00} s")));
    }

    /// <summary>The files of a trace, a line for each.</summary>
    /// <param name="trace">The trace.</param>
    public static string Files(UsageTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return string.Join('\n', trace.Files.Select(file =>
            $"{file.Path}: {TraceText.Number(file.ResponsesCount)} counted; left out: {TraceText.Number(file.CopiesLeftOut)} copies, {TraceText.Number(file.RepeatsLeftOut)} repeats, broken lines {TraceText.Broken(file)}"));
    }

    /// <summary>The parts of a trace's cost, a line for each.</summary>
    /// <param name="trace">The trace.</param>
    public static string Prices(UsageTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return string.Join('\n', trace.Costs.Select(part => $"{part.Model ?? part.Item}: {TraceText.Exact(part.CostUsd)}, {TraceText.Price(part)}"));
    }

    /// <summary>The sum of a trace's parts, with all of its digits.</summary>
    /// <param name="trace">The trace.</param>
    public static string Exact(UsageTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return TraceText.Exact(trace.CostOfParts);
    }

    private static string Rates(TokenRates rates) => $"input {PriceText.Amount(rates.Input)}, cache read {PriceText.Amount(rates.CacheRead)}, output {PriceText.Amount(rates.Output)}";
}
