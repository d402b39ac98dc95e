using System.Globalization;
using Aic.Core.History;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Scopes;

/// <summary>What files told of accounts that aren't set up here, such as a coding tool's on another machine, as usage of a period.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class ImportedUsage(UsageStore store, TimeProvider time)
{
    private readonly Dictionary<(string AccountId, UsagePeriod Period), (ProviderUsage Usage, string? Missing)?> _read = [];

    /// <summary>True where an account's imported days count in a scope.</summary>
    /// <param name="account">An account that isn't set up.</param>
    /// <param name="scope">The scope.</param>
    public static bool Counts(ProviderAccount account, UsageScope scope)
    {
        // A provider tells the same on every machine: a further account of one may be one that is set up here, and counts only where it is named.
        bool isApart = account.Provider.Source == UsageSource.Sessions || account.Label is null;
        return scope.HasAccount(account.Id, account.Provider.Id) && (isApart || scope.AccountNames.Contains(account.Id, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The imported days of a period, and a sentence about those that weren't imported; null where none was. The store is asked once, however many scopes they count in.</summary>
    /// <param name="account">The account.</param>
    /// <param name="period">The period.</param>
    public (ProviderUsage Usage, string? Missing)? Read(ProviderAccount account, UsagePeriod period)
    {
        if (!_read.TryGetValue((account.Id, period), out (ProviderUsage, string?)? read))
        {
            read = ReadStored(account, period);
            _read.Add((account.Id, period), read);
        }

        return read;
    }

    private (ProviderUsage Usage, string? Missing)? ReadStored(ProviderAccount account, UsagePeriod period)
    {
        HistoryBuckets days = new(period, HistoryGranularity.Day, time.LocalTimeZone);
        DateTimeOffset start = new(days.FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        DateTimeOffset end = start.AddDays(days.DayCount);
        HashSet<DateTimeOffset> imported = [.. (store.ReadHistoryUnits(account.Id, HistorySpan.Day, start, end) ?? [])
            .Index()
            .Where(day => day.Item is { IsKnown: true, IsImported: true })
            .Select(day => start.AddDays(day.Index))];
        if (imported.Count == 0)
        {
            return null;
        }

        UsageBreakdown[] rows = [.. (store.ReadHistory(account.Id, HistorySpan.Day, start, end) ?? []).Where(row => imported.Contains(row.Start))];
        CostSource source = Array.Exists(rows, row => row.CostSource == CostSource.Billed) ? CostSource.Billed
            : Array.Exists(rows, row => row.CostSource == CostSource.Estimated) ? CostSource.Estimated
            : CostSource.Unknown;
        ProviderUsage usage = new()
        {
            ProviderId = account.Provider.Id,
            ProviderName = account.Provider.Name,
            Account = account.Label,
            IsAvailable = true,
            Usage = UsageTotals.Of(period, rows, UsageColumns.None, source),
        };
        DateTimeOffset tomorrow = new(time.GetLocalNow().Date.AddDays(1), TimeSpan.Zero);
        int begun = (int)((end < tomorrow ? end : tomorrow) - start).TotalDays;
        return (usage, imported.Count >= begun ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{account.Id} is imported, and not all of its days are: {imported.Count} of {begun}, the last one {imported.Max():yyyy-MM-dd}."));
    }
}
