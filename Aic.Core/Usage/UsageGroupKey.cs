namespace Aic.Core.Usage;

/// <summary>What the members of a group have in common.</summary>
internal sealed record UsageGroupKey
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

    /// <summary>Puts groups in order: by time, then in the order of the accounts, then by name; what isn't known comes last.</summary>
    public static IEnumerable<IGrouping<UsageGroupKey, T>> Order<T>(IEnumerable<IGrouping<UsageGroupKey, T>> groups) => groups
        .OrderBy(group => group.Key.Day ?? DateOnly.MaxValue)
        .ThenBy(group => group.Key.Hour ?? DateTimeOffset.MaxValue)
        .ThenBy(group => group.Key.Block?.Start ?? DateTimeOffset.MaxValue)
        .ThenBy(group => group.Key.Position)
        .ThenBy(group => group.Key.Project is null)
        .ThenBy(group => group.Key.Project, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Session is null)
        .ThenBy(group => group.Key.Session, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Model is null)
        .ThenBy(group => group.Key.Model, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Item, StringComparer.Ordinal);

    private static DateOnly DayOf(UsageBreakdown row, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(row.End - row.Start == TimeSpan.FromDays(1) && row.Start.UtcDateTime.TimeOfDay == TimeSpan.Zero
            ? row.Start.UtcDateTime
            : TimeZoneInfo.ConvertTime(row.Start, zone).DateTime);
}
