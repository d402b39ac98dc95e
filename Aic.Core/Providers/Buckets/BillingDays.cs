using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>The UTC days whose bill stands for a period, where a provider tells costs by UTC day only.</summary>
internal sealed record BillingDays
{
    private readonly UsagePeriod _period;
    private readonly string _providerName;

    /// <summary>Finds the days.</summary>
    public BillingDays(UsagePeriod period, DateTimeOffset now, string providerName)
    {
        _period = period;
        _providerName = providerName;
        Plan = period.ToUtcDays() is { } days ? BucketPlan.ForDays(days, now) : null;
        WhyUnknown = Plan switch
        {
            null => $"{providerName} bills by UTC day and this period stands for none, so its cost is unknown.",
            { IsFuture: true } => $"{providerName} bills by UTC day, and the first one that this period stands for begins at {BucketPlan.Text(Plan.Start)}: its cost is unknown until then.",
            _ => null,
        };
    }

    /// <summary>How to ask for the days; null when there is no day.</summary>
    public BucketPlan? Plan { get; }

    /// <summary>Why there is nothing to ask; null when there is.</summary>
    public string? WhyUnknown { get; }

    /// <summary>Says which days a known cost covers, where they aren't the period.</summary>
    public UsageData Mark(UsageData usage, ICollection<string> notes)
    {
        if (Plan is null || (Plan.Start == _period.Start && Plan.End == _period.End))
        {
            return usage;
        }

        notes.Add($"{_providerName} bills by UTC day: the cost covers {BucketPlan.Text(Plan.Start)} to {BucketPlan.Text(Plan.End)}.");
        return usage with { CostPeriodStart = Plan.Start, CostPeriodEnd = Plan.End };
    }
}
