using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Usage with a row for each day, provider, model and so on, whichever was asked for.</summary>
internal static class GroupTable
{
    private static readonly ReportColumn[] ForecastColumns = [new("Tokens", IsNumber: true), new("Cost", IsNumber: true), new("At its end", IsNumber: true)];

    /// <summary>Makes the table.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="by">What they were grouped by.</param>
    /// <param name="zone">The user's time zone.</param>
    /// <param name="money">How money is shown; null for as it is.</param>
    public static ReportTable Of(IReadOnlyList<UsageGroup> groups, UsageGrouping by, TimeZoneInfo zone, IMoneyView? money)
    {
        bool hasForecast = groups.Any(group => group.Forecast is not null);
        bool hasStale = groups.Any(group => group.IsStale);
        ReportTable table = new(
        [
            .. by.HasFlag(UsageGrouping.Day) ? [new ReportColumn("Day")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Hour) ? [new ReportColumn("Hour")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Block) ? [new ReportColumn("Block")] : Array.Empty<ReportColumn>(),
            .. HasProvider(by) ? [new ReportColumn("Provider")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Project) ? [new ReportColumn("Project")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Session) ? [new ReportColumn("Session")] : Array.Empty<ReportColumn>(),
            .. by.HasFlag(UsageGrouping.Model) ? [new ReportColumn("Model")] : Array.Empty<ReportColumn>(),
            .. NumberColumns.All,
            .. hasForecast ? ForecastColumns : [],
            .. hasStale ? [new ReportColumn("")] : Array.Empty<ReportColumn>(),
        ]);
        foreach (UsageGroup group in groups)
        {
            table.Add(
            [
                .. KeyOf(group, by, zone),
                .. NumberColumns.Of(group.RequestsCount, group.TokensInput, group.TokensOutput, group.TokensCacheRead, group.TokensCacheWrite),
                NumberColumns.Cost(UsageText.Cost(group, money), group.CostSource),
                .. hasForecast ? ForecastOf(group.Forecast, money) : [],
                .. hasStale ? [new Cell(group.IsStale ? "stale" : "", Looks.Caution)] : Array.Empty<Cell>(),
            ]);
        }

        return table;
    }

    private static bool HasProvider(UsageGrouping by) => (by & (UsageGrouping.Provider | UsageGrouping.Block)) != 0;

    private static Cell Known(string text) => text == UsageText.Unknown ? new Cell(text, Looks.Quiet) : text;

    private static IEnumerable<Cell> ForecastOf(UsageForecast? forecast, IMoneyView? money) =>
    [
        forecast is null ? "" : $"{UsageText.Count((long)Math.Round(forecast.TokensPerMinute))}/min",
        new Cell(forecast?.CostPerHourUsd is { } speed ? $"~{UsageText.Money(speed, "USD", money)}/h" : "", Looks.Quiet),
        new Cell(forecast is null ? "" : UsageText.Forecast(forecast, money), Looks.Quiet),
    ];

    private static IEnumerable<Cell> KeyOf(UsageGroup group, UsageGrouping by, TimeZoneInfo zone)
    {
        if (by.HasFlag(UsageGrouping.Day))
        {
            yield return group.Day is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : new Cell("no day", Looks.Quiet);
        }

        if (by.HasFlag(UsageGrouping.Hour))
        {
            yield return Known(UsageText.Hour(group.Hour));
        }

        if (by.HasFlag(UsageGrouping.Block))
        {
            yield return Known(UsageText.Block(group.Block, zone));
        }

        if (HasProvider(by))
        {
            yield return UsageText.Name(group.ProviderName, group.Account);
        }

        if (by.HasFlag(UsageGrouping.Project))
        {
            yield return Known(group.Project ?? UsageText.Unknown);
        }

        if (by.HasFlag(UsageGrouping.Session))
        {
            yield return Known(group.Session ?? UsageText.Unknown);
        }

        if (by.HasFlag(UsageGrouping.Model))
        {
            yield return group.Model ?? new Cell(group.Item ?? "no model", Looks.Quiet);
        }
    }
}
