namespace Aic.Core.Usage;

/// <summary>What the members of a group have in common.</summary>
internal sealed record UsageGroupKey : IComparable<UsageGroupKey>
{
    private UsageGroupKey()
    {
    }

    /// <summary>The account; null when not grouped by provider.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The account's place among the others.</summary>
    public int Position { get; private init; }

    public DateOnly? Day { get; private init; }

    public DateTimeOffset? Hour { get; private init; }

    public UsageBlock? Block { get; private init; }

    public string? Project { get; private init; }

    public string? Session { get; private init; }

    public string? Model { get; private init; }

    public string? Item { get; private init; }

    /// <summary>The key of a row.</summary>
    /// <param name="usage">The row's account.</param>
    /// <param name="position">The account's place among the others.</param>
    /// <param name="row">The row.</param>
    /// <param name="by">What to group by.</param>
    /// <param name="zone">The user's time zone.</param>
    public static UsageGroupKey Of(ProviderUsage usage, int position, UsageBreakdown row, UsageGrouping by, TimeZoneInfo zone)
    {
        bool byProvider = by.HasFlag(UsageGrouping.Provider);
        bool byModel = by.HasFlag(UsageGrouping.Model);
        return new UsageGroupKey
        {
            AccountId = byProvider ? usage.AccountId : null,
            Position = byProvider ? position : 0,
            Day = by.HasFlag(UsageGrouping.Day) && usage.Usage!.Breakdown.Count > 0 ? DayOf(row, zone) : null,
            Hour = by.HasFlag(UsageGrouping.Hour) && row.End - row.Start <= TimeSpan.FromHours(1) ? TimeZoneInfo.ConvertTime(row.Start, zone) : null,
            Block = by.HasFlag(UsageGrouping.Block) ? row.Block : null,
            Project = by.HasFlag(UsageGrouping.Project) ? row.Project : null,
            Session = by.HasFlag(UsageGrouping.Session) ? row.Session : null,
            Model = byModel ? row.Model : null,
            Item = byModel && row.Model is null ? row.Item : null,
        };
    }

    /// <summary>By time, then in the order of the accounts, then by name; what isn't known comes last.</summary>
    /// <param name="other">The key to compare with.</param>
    public int CompareTo(UsageGroupKey? other) =>
        other is null ? 1
        : (Day ?? DateOnly.MaxValue).CompareTo(other.Day ?? DateOnly.MaxValue) is not 0 and int byDay ? byDay
        : (Hour ?? DateTimeOffset.MaxValue).CompareTo(other.Hour ?? DateTimeOffset.MaxValue) is not 0 and int byHour ? byHour
        : (Block?.Start ?? DateTimeOffset.MaxValue).CompareTo(other.Block?.Start ?? DateTimeOffset.MaxValue) is not 0 and int byBlock ? byBlock
        : Position != other.Position ? Position.CompareTo(other.Position)
        : CompareNames(Project, other.Project) is not 0 and int byProject ? byProject
        : CompareNames(Session, other.Session) is not 0 and int bySession ? bySession
        : CompareNames(Model, other.Model) is not 0 and int byModel ? byModel
        : string.CompareOrdinal(Item, other.Item);

    private static int CompareNames(string? one, string? other) =>
        one is null || other is null ? (one is null).CompareTo(other is null) : string.CompareOrdinal(one, other);

    private static DateOnly DayOf(UsageBreakdown row, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(row.End - row.Start == TimeSpan.FromDays(1) && row.Start.UtcDateTime.TimeOfDay == TimeSpan.Zero
            ? row.Start.UtcDateTime
            : TimeZoneInfo.ConvertTime(row.Start, zone).DateTime);
}
