using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Transfer.ProviderFiles;
using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>Takes the records of a file into the history, day by day of each account.</summary>
/// <param name="store">The store.</param>
/// <param name="catalog">The providers.</param>
/// <param name="time">The clock.</param>
internal sealed class UsageImporter(UsageStore store, IReadOnlyList<IUsageProvider> catalog, TimeProvider time)
{
    /// <summary>So far below what sums can hold that years of it can be added up.</summary>
    private const decimal Most = 1_000_000_000_000_000;

    /// <summary>Imports a file.</summary>
    /// <param name="input">Its content.</param>
    /// <param name="label">A label for all its accounts; null keeps their own.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ImportException">It can't be read, or the store can't be used.</exception>
    public async Task<ImportResult> ImportAsync(Stream input, string? label, CancellationToken cancellationToken)
    {
        Dictionary<(string Account, DateOnly Date), List<UsageRecord>> days = [];
        int records = 0;
        int others = 0;
        ProviderCsv? file = null;
        Stream content = input.CanSeek ? input : await HeldAsync(input, cancellationToken).ConfigureAwait(false);
        await foreach ((int line, UsageRecord? read, ProviderCsv? own) in RecordReader.ReadAsync(content, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            records++;
            file = own;
            if (read is not { } record)
            {
                others++;
                continue;
            }

            (string, DateOnly) day = (AccountOf(Checked(record, line), label, line), record.Date);
            if (!days.TryGetValue(day, out List<UsageRecord>? ofDay))
            {
                days.Add(day, ofDay = []);
            }

            ofDay.Add(record);
        }

        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        ILookup<bool, KeyValuePair<(string Account, DateOnly Date), List<UsageRecord>>> byState = days.ToLookup(day => day.Key.Date < today && day.Value.TrueForAll(record => record.IsComplete));
        (string, HistoryPart)[] parts = [.. byState[true].OrderBy(day => day.Key.Account, StringComparer.Ordinal).ThenBy(day => day.Key.Date).Select(day => (day.Key.Account, Part(day.Key.Date, day.Value)))];
        cancellationToken.ThrowIfCancellationRequested();
        (int changed, int fetched) = store.ImportHistory(parts, file is null ? null : file.Tells)
            ?? throw new ImportException(0, $"the usage store can't be used, because {store.Trouble?.Reason}. {store.Trouble?.Advice}");
        return new ImportResult
        {
            Records = records,
            RecordsOfOthers = others,
            Accounts = [.. days.Keys.Select(day => day.Account).Distinct().Order(StringComparer.Ordinal)],
            DaysTotal = days.Count,
            DaysImported = changed,
            DaysFetchedBefore = fetched,
            DaysUnfinished = byState[false].Count(),
        };
    }

    /// <summary>A pipe's content, which can be sought in then.</summary>
    private static async Task<Stream> HeldAsync(Stream input, CancellationToken cancellationToken)
    {
        MemoryStream copy = new();
        await input.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        copy.Position = 0;
        return copy;
    }

    private static HistoryPart Part(DateOnly date, List<UsageRecord> records)
    {
        DateTimeOffset start = new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new HistoryPart(HistorySpan.Day, start, start.AddDays(1), [.. HistoryPart.Sum(HistorySpan.Day, start, records.Select(record => record.ToRow()).OfType<UsageBreakdown>())]);
    }

    private string AccountOf(UsageRecord record, string? label, int line)
    {
        AccountId id = AccountId.Parse(record.AccountId) ?? throw new ImportException(line, $"\"{record.AccountId}\" is no account; write {AccountId.Form}");
        ProviderDescriptor provider = id.Find(catalog) ?? throw new ImportException(line, $"this version knows no provider \"{id.Provider}\"");
        string? own = label ?? id.Label;
        string account = own is null ? provider.Id : $"{provider.Id}@{own}";
        return AccountId.Parse(account) is null ? throw new ImportException(0, $"\"{label}\" is no label; use letters, digits, '-', '_' and '.'") : account;
    }

    private static UsageRecord Checked(UsageRecord record, int line)
    {
        if (record.AccountId is null || record.Quantities.Any(quantity => quantity?.Unit is null))
        {
            throw new ImportException(line, "account_id, or a quantity's unit, is null");
        }

        long?[] counts = [record.RequestsCount, record.TokensInput, record.TokensOutput, record.TokensCacheRead, record.TokensCacheWrite, record.TokensCacheWrite1h];
        if (counts.Any(count => count < 0))
        {
            throw new ImportException(line, "a count is negative");
        }

        decimal?[] amounts = [.. counts.Select(count => (decimal?)count), record.CostUsd, record.CostOther, .. record.Quantities.Select(quantity => (decimal?)quantity.Amount)];
        if (amounts.Any(amount => Math.Abs(amount ?? 0) > Most))
        {
            throw new ImportException(line, string.Create(CultureInfo.InvariantCulture, $"a number is above {Most}, which nobody uses in a day"));
        }

        bool isCurrency = record.Currency is { Length: 3 } code && code.All(char.IsAsciiLetterUpper);
        return record.CostOther is null || isCurrency ? record : throw new ImportException(line, "an amount in another currency needs its code of three letters, such as EUR");
    }
}
