using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>
/// Reads what a project used. Tokens come by model; requests only for the project as a whole, because only that metric
/// tells served requests from failed ones: they stand in rows without a model, so nothing is counted twice.
/// Input is what the quotas count, cached tokens included: Cloud Monitoring doesn't tell those apart.
/// </summary>
internal static class GoogleUsage
{
    /// <summary>What the rows without a model are about.</summary>
    public const string AllModels = "all models";

    /// <summary>The usage of a period.</summary>
    /// <param name="monitoring">The project's metrics.</param>
    /// <param name="types">Which metrics the project has.</param>
    /// <param name="period">The period.</param>
    /// <param name="now">The moment up to which there can be data.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ProviderException">A metric can't be read.</exception>
    /// <returns>The usage, and the tiers whose quotas counted something.</returns>
    public static async Task<(UsageData Usage, IReadOnlyList<GoogleTier> Tiers)> ReadAsync(
        GoogleMonitoring monitoring,
        IReadOnlySet<string> types,
        UsagePeriod period,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        GoogleBuckets buckets = GoogleBuckets.Of(period, now);
        Task<IReadOnlyList<GoogleValue>> requests = monitoring.SumAsync(GoogleMetrics.RequestsFilter, GoogleMetrics.RequestLabels, buckets, cancellationToken);
        Task<IReadOnlyList<GoogleValue>> output = TokensAsync(GoogleMetrics.Output);
        (GoogleTier Tier, Task<IReadOnlyList<GoogleValue>> Values)[] input =
        [
            .. GoogleMetrics.Tiers
                .Where(tier => types.Contains(GoogleMetrics.Usage(tier.InputTokens)))
                .Select(tier => (tier, TokensAsync(GoogleMetrics.Usage(tier.InputTokens)))),
        ];
        await Task.WhenAll([requests, output, .. input.Select(pair => pair.Values)]).ConfigureAwait(false);

        Rows rows = new();
        foreach (GoogleValue value in await requests.ConfigureAwait(false))
        {
            if (GoogleMetrics.IsServedRequest(value.Series))
            {
                rows.Add(value, null, row => row with { RequestsCount = Plus(row.RequestsCount, value.Value) });
            }
        }

        foreach (GoogleValue value in OncePerLimit(await output.ConfigureAwait(false)))
        {
            rows.Add(value, value.Model, row => row with { TokensOutput = Plus(row.TokensOutput, value.Value) });
        }

        List<GoogleTier> tiers = [];
        foreach ((GoogleTier tier, Task<IReadOnlyList<GoogleValue>> values) in input)
        {
            IReadOnlyList<GoogleValue> counted = OncePerLimit(await values.ConfigureAwait(false));
            foreach (GoogleValue value in counted)
            {
                rows.Add(value, value.Model, row => row with { TokensInput = Plus(row.TokensInput, value.Value) });
            }

            if (counted.Count > 0)
            {
                tiers.Add(tier);
            }
        }

        UsageColumns answered = UsageColumns.Requests;
        if (types.Contains(GoogleMetrics.Output))
        {
            answered |= UsageColumns.Output;
        }

        // Output without any input can't be: then the project's tier has a quota that isn't known here, and zero would be a lie.
        if (input.Length > 0 && !rows.All.Any(row => row.TokensOutput > 0))
        {
            answered |= UsageColumns.Input;
        }

        return (UsageTotals.Of(period, rows.All, answered, CostSource.Unknown), tiers);

        Task<IReadOnlyList<GoogleValue>> TokensAsync(string metric) => types.Contains(metric)
            ? monitoring.SumAsync(GoogleMetrics.Filter(metric), GoogleMetrics.ModelLabels, buckets, cancellationToken)
            : Task.FromResult<IReadOnlyList<GoogleValue>>([]);
    }

    /// <summary>
    /// A quota with several limits (for each minute, for each user) counts the same tokens once for each limit:
    /// of the values of one bucket and model the largest counts, not the sum.
    /// </summary>
    private static IReadOnlyList<GoogleValue> OncePerLimit(IReadOnlyList<GoogleValue> values) =>
    [
        .. values
            .GroupBy(value => (value.Start, value.Model, value.LimitName))
            .Select(limit => limit.First() with { Value = limit.Aggregate(0L, (sum, value) => checked(sum + value.Value)) })
            .GroupBy(value => (value.Start, value.Model))
            .Select(bucket => bucket.MaxBy(value => value.Value)),
    ];

    private static long Plus(long? sum, long value) => checked((sum ?? 0) + value);

    private sealed class Rows
    {
        private readonly Dictionary<(DateTimeOffset Start, string? Model), UsageBreakdown> _rows = [];

        public IReadOnlyCollection<UsageBreakdown> All => _rows.Values;

        public void Add(GoogleValue value, string? model, Func<UsageBreakdown, UsageBreakdown> change)
        {
            (DateTimeOffset, string?) key = (value.Start, model);
            UsageBreakdown row = _rows.GetValueOrDefault(key)
                ?? new UsageBreakdown { Start = value.Start, End = value.End, Model = model, Item = model is null ? AllModels : null };
            _rows[key] = change(row);
        }
    }
}
