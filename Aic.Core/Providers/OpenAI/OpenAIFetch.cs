using System.Net;
using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Providers.OpenAI;

/// <summary>One fetch: asks for all kinds of usage, the costs and the spend limit at the same time, and puts the answers together.</summary>
internal sealed class OpenAIFetch(OpenAIApi api, UsagePeriod period, TimeProvider time, ILogger logger)
{
    private readonly IReadOnlyList<OpenAIBucket<OpenAIUsage>>?[] _usage = new IReadOnlyList<OpenAIBucket<OpenAIUsage>>?[OpenAIUsageKind.All.Count];
    private readonly DateTimeOffset _now = time.GetUtcNow();
    private readonly BillingDays _days = new(period, time.GetUtcNow(), OpenAIProvider.Name);
    private readonly List<string> _notes = [];
    private IReadOnlyList<OpenAIBucket<OpenAICost>>? _costs;
    private string? _whyNoCosts;
    private OpenAISpendLimit? _limit;

    /// <summary>Fetches.</summary>
    /// <exception cref="ApiException">OpenAI refused.</exception>
    /// <exception cref="ProviderException">No answer, or a broken one.</exception>
    /// <exception cref="OverflowException">Sums that no count can hold.</exception>
    public async Task<ProviderReport> RunAsync(CancellationToken cancellationToken)
    {
        BucketPlan plan = BucketPlan.For(period, _now);
        if (plan.IsFuture)
        {
            return Border.NotYet(period, OpenAIProvider.Name);
        }

        await Together.AskAsync(
            [
                .. Enumerable.Range(0, OpenAIUsageKind.All.Count).Select<int, Func<CancellationToken, Task>>(kind => stop => ReadKindAsync(kind, plan, stop)),
                ReadCostsAsync,
                ReadLimitAsync,
            ],
            cancellationToken).ConfigureAwait(false);

        UsageData usage = Total(plan);
        return new ProviderReport
        {
            Usage = usage,
            Quotas = _limit is null ? [] : [OpenAISpend.Quota(_limit, await UsedThisMonthAsync(_limit, cancellationToken).ConfigureAwait(false), _now)],
            Notes = _notes,
        };
    }

    private async Task ReadKindAsync(int index, BucketPlan plan, CancellationToken cancellationToken)
    {
        OpenAIUsageKind kind = OpenAIUsageKind.All[index];
        try
        {
            _usage[index] = await api.UsageAsync(kind, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (exception.Status == HttpStatusCode.NotFound && kind != OpenAIUsageKind.Completions)
        {
            // Older and compatible interfaces don't have the newest kinds; the note names them.
        }
    }

    private async Task ReadCostsAsync(CancellationToken cancellationToken)
    {
        if (_days.WhyUnknown is not null)
        {
            _whyNoCosts = _days.WhyUnknown;
            return;
        }

        try
        {
            _costs = await api.CostsAsync(_days.Plan!, byLineItem: true, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (RefusedKey.IsRefusal(exception) || exception.Status == HttpStatusCode.NotFound)
        {
            _whyNoCosts = $"The cost is unknown. {exception.Error.Message}";
        }
    }

    private async Task ReadLimitAsync(CancellationToken cancellationToken)
    {
        try
        {
            _limit = await api.SpendLimitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (RefusedKey.IsRefusal(exception) || exception.Status == HttpStatusCode.NotFound)
        {
            // No limit is set, or this key may not see it.
        }
        catch (Exception exception) when (exception is ApiException or ProviderException)
        {
            logger.SpendLimitUnreadable(OpenAIProvider.Name, exception.Message);
        }
    }

    private UsageData Total(BucketPlan plan)
    {
        UsageRows rows = new();
        List<string> absent = [];
        bool hasCachedKinds = false;
        foreach ((OpenAIUsageKind kind, IReadOnlyList<OpenAIBucket<OpenAIUsage>>? buckets) in OpenAIUsageKind.All.Zip(_usage))
        {
            if (buckets is null)
            {
                absent.Add(kind.Name);
                continue;
            }

            rows.AddUsage(kind, buckets);
            hasCachedKinds |= kind.Documented.HasFlag(UsageColumns.Output) && buckets.Any(bucket => bucket.Results.Count > 0);
        }

        UsageColumns answered = UsageColumns.Requests | UsageColumns.Input | UsageColumns.Output;
        answered |= hasCachedKinds ? UsageColumns.None : UsageColumns.CacheRead | UsageColumns.CacheWrite;
        if (_costs is not null)
        {
            rows.AddCosts(_costs);
            answered |= UsageColumns.CostUsd;
        }

        plan.NoteCoverage(OpenAIProvider.Name, _notes);
        UsageData usage = rows.Total(period, answered, OpenAIProvider.Name, _notes);
        if (_costs is not null)
        {
            usage = _days.Mark(usage, _notes);
        }
        else if (_whyNoCosts is not null)
        {
            _notes.Add(_whyNoCosts);
        }

        if (absent.Count > 0)
        {
            _notes.Add($"This OpenAI interface doesn't report {string.Join(", ", absent)}; they are left out.");
        }

        return usage with { Quantities = WithLatestStock(usage) };
    }

    /// <summary>What is stored is a level, not a flow: its total is that of the latest bucket that tells one.</summary>
    private static UsageQuantity[] WithLatestStock(UsageData usage)
    {
        UsageQuantity? latest = usage.Breakdown.LastOrDefault(row => row.Quantities.Any(IsStock))?.Quantities.First(IsStock);
        return [.. usage.Quantities.Select(quantity => IsStock(quantity) ? latest ?? quantity : quantity)];
    }

    private static bool IsStock(UsageQuantity quantity) => quantity.Unit == OpenAIUsageKind.StoredBytes;

    private async Task<decimal?> UsedThisMonthAsync(OpenAISpendLimit limit, CancellationToken cancellationToken)
    {
        bool areCostsRefused = _costs is null && _days.WhyUnknown is null;
        if (areCostsRefused || !OpenAISpend.IsMonthlyInDollars(limit))
        {
            return null;
        }

        if (_costs is not null && UtcMonth.IsSoFar(_days.Plan!, _now))
        {
            return OpenAISpend.Dollars(_costs);
        }

        try
        {
            return OpenAISpend.Dollars(await api.CostsAsync(UtcMonth.DaysOf(_now), byLineItem: false, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is ApiException or ProviderException)
        {
            logger.SpendLimitUnreadable(OpenAIProvider.Name, exception.Message);
            return null;
        }
    }
}
