using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Currencies;

/// <summary>Keeps the European Central Bank's rates fresh: one process of all asks, once after each publication.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="updater">Fetches them.</param>
/// <param name="lockFile">Held by the process that asks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that they couldn't be fetched.</param>
internal sealed partial class EcbKeeper(UsageStore store, EcbUpdater updater, string lockFile, TimeProvider time, ILogger logger)
{
    /// <summary>Asks where there should be newer ones.</summary>
    /// <param name="bank">Where the bank publishes them.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>When to ask again; null when the store can't be used.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DateTimeOffset?> RunAsync(DataSource bank, CancellationToken cancellationToken)
    {
        if (DueAt() is var due && (due is null || due > time.GetUtcNow()))
        {
            return due;
        }

        using IDisposable? held = TryLock();

        // Another process may have asked meanwhile.
        if (held is null || (DueAt() is { } later && later > time.GetUtcNow()))
        {
            return DueAt();
        }

        try
        {
            await updater.RunAsync(bank, cancellationToken).ConfigureAwait(false);
        }
        catch (ExchangeRateException exception)
        {
            LogFailed(exception.Message);
        }

        return DueAt();
    }

    private DateTimeOffset? DueAt() => store.ReadEcbRates() is { } state ? EcbSchedule.DueAt(state, time.GetUtcNow()) : null;

    private IDisposable? TryLock()
    {
        try
        {
            OwnerOnly.CreateDirectory(Path.GetDirectoryName(lockFile)!);
            return FileLock.Take(lockFile, TimeSpan.Zero);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Newer exchange rates couldn't be fetched: {Problem}")]
    private partial void LogFailed(string problem);
}
