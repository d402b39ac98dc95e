using System.Globalization;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.OpenAI;

/// <summary>Turns OpenAI's entries into rows of a breakdown.</summary>
internal static class OpenAIRows
{
    /// <summary>Adds the buckets of one kind of usage.</summary>
    /// <exception cref="ProviderException">Counts that contradict each other.</exception>
    public static void AddUsage(this UsageRows rows, OpenAIUsageKind kind, IEnumerable<OpenAIBucket<OpenAIUsage>> buckets)
    {
        foreach (OpenAIBucket<OpenAIUsage> bucket in buckets)
        {
            foreach (OpenAIUsage usage in bucket.Results)
            {
                rows.Add(Row(kind, bucket, usage), kind.Documented);
            }
        }
    }

    /// <summary>
    /// Adds the buckets of the costs, as rows of their own: a line on the bill (<c>gpt-4o-2024-08-06, input</c>) is finer than a row of usage.
    /// Its part before a comma is the row's model where usage knows a model of that name.
    /// </summary>
    public static void AddCosts(this UsageRows rows, IEnumerable<OpenAIBucket<OpenAICost>> buckets)
    {
        HashSet<string> models = [.. rows.Models];
        foreach (OpenAIBucket<OpenAICost> bucket in buckets)
        {
            foreach (OpenAICost cost in bucket.Results)
            {
                rows.Add(
                    new UsageBreakdown
                    {
                        Start = Moment(bucket.StartTime),
                        End = Moment(bucket.EndTime),
                        Model = ModelOf(cost.LineItem, models),
                        Item = cost.LineItem ?? "costs",
                        CostUsd = Dollars(cost),
                        CostOther = Other(cost),
                        CostSource = cost.Amount?.Value is null ? CostSource.Unknown : CostSource.Billed,
                    },
                    UsageColumns.CostUsd);
            }
        }
    }

    /// <summary>The cost in dollars; null when unknown or in another currency.</summary>
    public static decimal? Dollars(OpenAICost cost) => IsDollars(cost) ? cost.Amount?.Value : null;

    private static MoneyAmount? Other(OpenAICost cost) =>
        cost.Amount is { Value: decimal value, Currency: string currency } && !IsDollars(cost) ? new MoneyAmount(value, currency.ToUpperInvariant()) : null;

    private static bool IsDollars(OpenAICost cost) =>
        cost.Amount?.Currency is not { Length: > 0 } currency || currency.Equals("usd", StringComparison.OrdinalIgnoreCase);

    private static string? ModelOf(string? lineItem, HashSet<string> models)
    {
        const string Separator = ", ";
        int first = lineItem?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        if (lineItem is null || first < 0)
        {
            return null;
        }

        string longest = lineItem[..lineItem.LastIndexOf(Separator, StringComparison.Ordinal)];
        return models.Contains(longest) ? longest
            : models.Contains(lineItem[..first]) ? lineItem[..first]
            : null;
    }

    private static UsageBreakdown Row<T>(OpenAIUsageKind kind, OpenAIBucket<T> bucket, OpenAIUsage usage)
    {
        bool hasInput = kind.Documented.HasFlag(UsageColumns.Input);
        bool hasOutput = kind.Documented.HasFlag(UsageColumns.Output);
        return new UsageBreakdown
        {
            Start = Moment(bucket.StartTime),
            End = Moment(bucket.EndTime),
            Model = string.IsNullOrEmpty(usage.Model) ? null : usage.Model,
            Item = kind.Item,
            RequestsCount = kind.Documented.HasFlag(UsageColumns.Requests) ? usage.NumModelRequests : null,
            TokensInput = hasInput ? Uncached(usage, kind, bucket.StartTime) : null,
            TokensOutput = hasOutput ? usage.OutputTokens : null,
            TokensCacheRead = hasInput ? usage.InputCachedTokens : null,
            TokensCacheWrite = hasInput ? usage.InputCacheWriteTokens : null,
            Quantities = Quantity(kind, usage),
        };
    }

    /// <summary>Input tokens that no cache had to do with: OpenAI's <c>input_tokens</c> include cached ones, and cache writes since those are billed.</summary>
    private static long? Uncached(OpenAIUsage usage, OpenAIUsageKind kind, long bucket)
    {
        long? uncached = usage.InputUncachedTokens
            ?? (usage.InputTokens - (usage.InputCachedTokens ?? 0) - (usage.InputCacheWriteTokens ?? 0));
        return uncached is < 0
            ? throw Broken($"more cached than input tokens ({kind.Name}, {BucketPlan.Text(Moment(bucket))})")
            : uncached;
    }

    private static IReadOnlyList<UsageQuantity> Quantity(OpenAIUsageKind kind, OpenAIUsage usage) => kind.Amount?.Invoke(usage) switch
    {
        null => [],

        // Nothing stored is news where something was stored before; nothing else is worth a line.
        0 when kind.Unit != OpenAIUsageKind.StoredBytes => [],
        < 0 => throw Broken($"a negative count ({kind.Name})"),
        decimal amount => [new UsageQuantity(kind.Unit!, amount)],
    };

    private static DateTimeOffset Moment(long seconds) =>
        seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw Broken($"a time beyond the calendar ({seconds.ToString(CultureInfo.InvariantCulture)})");

    private static ProviderException Broken(string what) =>
        new(new UsageError(UsageErrorKind.ParseError, $"OpenAI's answer can't be right: {what}. Try again later."));
}
