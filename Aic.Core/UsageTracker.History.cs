using System.Runtime.CompilerServices;
using Aic.Core.Charts;
using Aic.Core.Configuration;
using Aic.Core.History;
using Aic.Core.Providers;
using Aic.Core.Tracking;
using Aic.Core.Transfer;
using Aic.Core.Usage;

namespace Aic.Core;

/// <content>What is kept over time: telling, fetching, exporting and importing it.</content>
public sealed partial class UsageTracker
{
    /// <summary>
    /// Tells what was used in any span of time, from what earlier refreshes, back-fills and imports left in the store and from coding tools' logs.
    /// No provider is asked.
    /// </summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's.</exception>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<HistoryAnswer> GetHistoryAsync(HistoryQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return HoldingAsync(config => new HistoryTeller(_store, _sessions, _options.Time)
            .TellAsync(HistoryAccountsOf(config, query.Accounts), query, PricesOf(config), cancellationToken));
    }

    /// <summary>Finds what to draw of usage over time, limits and budgets. History is told from what is kept; providers are asked only where a budget's period needs it.</summary>
    /// <param name="query">The question.</param>
    /// <param name="usages">What accounts answered about the same period, in the order to show them.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's.</exception>
    /// <exception cref="OverflowException">A sum is beyond what a count can hold.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<UsageOverview> GetOverviewAsync(OverviewQuery query, IReadOnlyList<ProviderUsage> usages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(usages);
        return new OverviewReader(this, _options.Time).ReadAsync(query, usages, cancellationToken);
    }

    /// <summary>
    /// Fetches history from providers, as far back as they tell, each account's result as soon as it is there. What is known already isn't fetched again,
    /// so that an interrupted run goes on where it ended. A failure is a result too, never an exception.
    /// </summary>
    /// <param name="query">What to fetch.</param>
    /// <param name="progress">Told how far it is, from many threads; null for nobody.</param>
    /// <param name="cancellationToken">Stops at once; what was fetched until then is kept.</param>
    /// <exception cref="ConfigException">The configuration file is broken. Thrown when the first result is asked for.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's. Thrown when the first result is asked for.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<HistorySyncResult> SyncHistoryAsync(
        HistorySyncQuery query, Action<HistorySyncProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        IEnumerable<ProviderAccount> accounts = Understand(new UsageQuery { Accounts = query.Accounts }).Accounts
            .Where(account => account is { IsConfigured: true, IsEnabled: true, Provider.Source: UsageSource.Api } || AccountMatcher.IsNamed(account, query.Accounts));
        HistorySyncer syncer = new(_store, _fetcher, _options.Time);
        using IDisposable held = _known.Hold();
        await foreach (HistorySyncResult result in AsTheyComeAsync(accounts, (account, token) => syncer.SyncAsync(account, query.Since, progress, token), cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }

        _known.KeepSmall(RetentionOf(ReadConfig()));
    }

    /// <summary>Tells what is kept, record by record, account after account and day after day: for exporting. No provider is asked.</summary>
    /// <param name="query">What to export.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken. Thrown when the first record is asked for.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's. Thrown when the first record is asked for.</exception>
    /// <exception cref="ProviderException">A coding tool's logs can't be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<UsageRecord> ExportAsync(ExportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        AgentConfig config = ReadConfig();
        using IDisposable held = _known.Hold();
        UsageExporter exporter = new(_store, _sessions, PricesOf(config), _options.Time);
        await foreach (UsageRecord record in exporter.ExportAsync(HistoryAccountsOf(config, query.Accounts), query.Period, cancellationToken).ConfigureAwait(false))
        {
            yield return record;
        }
    }

    /// <summary>Writes what is kept, as it is read; never all of it is held.</summary>
    /// <param name="query">What to export.</param>
    /// <param name="format">The form.</param>
    /// <param name="output">Where to write, as UTF-8; it stays open.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's; nothing was written then.</exception>
    /// <exception cref="ProviderException">A coding tool's logs can't be read.</exception>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<int> ExportAsync(ExportQuery query, ExportFormat format, Stream output, CancellationToken cancellationToken = default) =>
        RecordOutput.WriteAsync(ExportAsync(query, cancellationToken), format, output, cancellationToken);

    /// <summary>Writes what is kept into a file, as a whole or not at all: whatever goes wrong, one that was there before stays as it was.</summary>
    /// <param name="query">What to export.</param>
    /// <param name="format">The form.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's.</exception>
    /// <exception cref="ProviderException">A coding tool's logs can't be read.</exception>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<int> ExportAsync(ExportQuery query, ExportFormat format, string path, CancellationToken cancellationToken = default) =>
        RecordOutput.WriteFileAsync(path, output => ExportAsync(query, format, output, cancellationToken));

    /// <summary>
    /// Takes what an export of another machine says (<see cref="ExportFormat.Csv"/>, <see cref="ExportFormat.JsonLines"/> or <see cref="ExportFormat.Parquet"/>), or a file that a provider
    /// itself exports, marked as imported; all of it or nothing.
    /// A day that the provider itself told stays as it is, so that nothing is counted twice; importing again changes nothing.
    /// </summary>
    /// <param name="input">The file's content.</param>
    /// <param name="label">A label that all its accounts get (<c>laptop</c> makes <c>claude-code@laptop</c>); null keeps their own.</param>
    /// <param name="cancellationToken">Stops at once; nothing is taken then.</param>
    /// <exception cref="ImportException">It can't be read, or the store can't be used.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ImportResult> ImportAsync(Stream input, string? label = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Task.Run(() => new UsageImporter(_store, _options.Catalog, _options.Time).ImportAsync(input, label, cancellationToken), cancellationToken);
    }

    /// <summary>Takes what a file says into the history: <see cref="ImportAsync(Stream, string?, CancellationToken)"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">A label that all its accounts get; null keeps their own.</param>
    /// <param name="cancellationToken">Stops at once; nothing is taken then.</param>
    /// <exception cref="ImportException">It can't be read, or the store can't be used.</exception>
    /// <exception cref="IOException">It isn't there, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ImportResult> ImportAsync(string path, string? label = null, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(path))
        {
            throw new ImportException(0, $"{path} is a folder; give the files in it");
        }

        FileStream input = File.OpenRead(path);
        await using (input.ConfigureAwait(false))
        {
            return await ImportAsync(input, label, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> HoldingAsync<T>(Func<AgentConfig, Task<T>> answer)
    {
        AgentConfig config = ReadConfig();
        using IDisposable held = _known.Hold();
        return await answer(config).ConfigureAwait(false);
    }

    /// <summary>All accounts, and those that the store has history of besides.</summary>
    internal IReadOnlyList<ProviderAccount> GetHistoryAccounts() => HistoryAccountsOf(ReadConfig(), []);

    private IReadOnlyList<ProviderAccount> HistoryAccountsOf(AgentConfig config, IReadOnlyList<string> patterns) =>
        AccountMatcher.Match(HistoryAccounts.All(Resolve(config), _store.ReadHistoryAccounts() ?? [], _options.Catalog), patterns);
}
