using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>
/// Reads the limits of the models that were used: <see href="https://ai.google.dev/gemini-api/docs/rate-limits"/>.
/// What is used is told only for limits of a day, which starts at midnight Pacific time; a minute is over before anybody reads it.
/// </summary>
internal static class GoogleQuotas
{
    // An unlimited quota is reported as the largest number there is.
    private const long Unlimited = long.MaxValue / 2;

    /// <summary>The limits of some models.</summary>
    /// <param name="monitoring">The project's metrics.</param>
    /// <param name="types">Which metrics the project has.</param>
    /// <param name="tiers">The tiers that the project is in.</param>
    /// <param name="models">The models.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ProviderException">A metric can't be read.</exception>
    public static async Task<IReadOnlyList<QuotaWindow>> ReadAsync(
        GoogleMonitoring monitoring,
        IReadOnlySet<string> types,
        IEnumerable<GoogleTier> tiers,
        IReadOnlySet<string> models,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        string[] quotas = [.. tiers.SelectMany(tier => tier.Quotas).Where(quota => types.Contains(GoogleMetrics.Limit(quota)))];
        IReadOnlyList<QuotaWindow>[] windows = await Task.WhenAll(
            quotas.Select(quota => ReadQuotaAsync(monitoring, types, quota, models, now, cancellationToken))).ConfigureAwait(false);
        return [.. windows.SelectMany(window => window).OrderBy(window => window.Name, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<QuotaWindow>> ReadQuotaAsync(
        GoogleMonitoring monitoring,
        IReadOnlySet<string> types,
        string quota,
        IReadOnlySet<string> models,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        GoogleSpan lastDay = new(now.AddDays(-1), now, TimeSpan.FromDays(1));
        IReadOnlyList<GoogleValue> limits = await monitoring.MaxAsync(GoogleMetrics.Filter(GoogleMetrics.Limit(quota)), GoogleMetrics.ModelLabels, lastDay, cancellationToken).ConfigureAwait(false);
        GoogleValue[] shown = [.. limits.Where(limit => limit.Model is { } model && models.Contains(model) && WindowOf(limit) is not null && limit.Value is > 0 and < Unlimited)];
        (DateTimeOffset dayStart, DateTimeOffset dayEnd) = PacificDay(now);
        IReadOnlyList<GoogleValue> used = [];
        if (shown.Any(limit => WindowOf(limit) == "day") && types.Contains(GoogleMetrics.Usage(quota)))
        {
            GoogleBuckets today = GoogleBuckets.Of(new UsagePeriod(dayStart, dayEnd), now);
            used = await monitoring.SumAsync(GoogleMetrics.Filter(GoogleMetrics.Usage(quota)), GoogleMetrics.ModelLabels, today, cancellationToken).ConfigureAwait(false);
        }

        string unit = quota.Contains("token", StringComparison.Ordinal) ? "tokens" : "requests";
        return
        [
            .. shown.Select(limit =>
            {
                bool isDay = WindowOf(limit) == "day";
                long? count = isDay ? used.Where(value => value.Model == limit.Model && value.LimitName == limit.LimitName).Sum(value => (long?)value.Value) : null;
                return new QuotaWindow
                {
                    Name = $"{limit.Model} {(unit == "tokens" ? "input tokens" : unit)} per {WindowOf(limit)}",
                    Limit = limit.Value,
                    Used = count,
                    UsedPercent = count is null ? null : Math.Round(100m * count.Value / limit.Value, 2),
                    Unit = unit,
                    ResetsAt = isDay ? dayEnd : null,
                    StartsAt = isDay ? dayStart : null,
                };
            }),
        ];
    }

    /// <summary>The window that a limit's name tells (<c>GenerateRequestsPerDayPerProjectPerModel-FreeTier</c>); null for limits of single users.</summary>
    private static string? WindowOf(GoogleValue limit) => limit.LimitName switch
    {
        null => null,
        { } name when name.Contains("PerUser", StringComparison.Ordinal) => null,
        { } name when name.Contains("PerDay", StringComparison.Ordinal) => "day",
        { } name when name.Contains("PerMinute", StringComparison.Ordinal) => "minute",
        _ => null,
    };

    private static (DateTimeOffset Start, DateTimeOffset End) PacificDay(DateTimeOffset now)
    {
        // Windows without ICU knows its own names only.
        TimeZoneInfo zone = TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out TimeZoneInfo? found)
            || TimeZoneInfo.TryFindSystemTimeZoneById("Pacific Standard Time", out found)
            ? found
            : TimeZoneInfo.CreateCustomTimeZone("Pacific", TimeSpan.FromHours(-8), null, null);
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return (UsagePeriod.Midnight(today, zone), UsagePeriod.Midnight(today.AddDays(1), zone));
    }
}
