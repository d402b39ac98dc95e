using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>Something that a key may be able to read.</summary>
/// <param name="Name">Its name, such as <c>usage</c>.</param>
/// <param name="Read">Reads a little of it.</param>
internal sealed record Readable(string Name, Func<CancellationToken, Task> Read);

/// <summary>Finds out what a key can read by reading a little of each.</summary>
internal static class KeyCheck
{
    /// <summary>Tries everything at the same time and gives the verdict.</summary>
    /// <param name="readables">What to try; the first one matters most, its failure is the one that is explained.</param>
    /// <param name="explain">Tells what an error status means.</param>
    /// <param name="providerName">The provider's name, for the message.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public static async Task<KeyValidation> RunAsync(
        IReadOnlyList<Readable> readables, Func<ApiException, Task<UsageError>> explain, string providerName, CancellationToken cancellationToken)
    {
        Exception?[] failures = await Task.WhenAll(readables.Select(readable => TryAsync(readable, cancellationToken))).ConfigureAwait(false);
        string[] can = [.. readables.Zip(failures).Where(pair => pair.Second is null).Select(pair => pair.First.Name)];
        if (can.Length > 0)
        {
            string[] cannot = [.. readables.Select(readable => readable.Name).Except(can)];
            string rest = cannot.Length == 0 ? "" : $" It can't read {string.Join(", ", cannot)}.";
            return new KeyValidation(KeyStatus.Valid, $"{providerName} takes the key. It can read {string.Join(", ", can)}.{rest}", can);
        }

        UsageError error = failures[0] switch
        {
            ApiException exception => await explain(exception).ConfigureAwait(false),
            ProviderException exception => exception.Error,
            _ => throw new InvalidOperationException("A check without a question."),
        };
        return KeyVerdict.Of(error);
    }

    private static async Task<Exception?> TryAsync(Readable readable, CancellationToken cancellationToken)
    {
        try
        {
            await readable.Read(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is ApiException or ProviderException)
        {
            return exception;
        }
    }
}
