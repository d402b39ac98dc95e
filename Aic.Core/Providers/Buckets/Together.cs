using System.Runtime.ExceptionServices;

namespace Aic.Core.Providers.Buckets;

/// <summary>Asks several questions at the same time.</summary>
internal static class Together
{
    /// <summary>Waits for all questions. The first that fails stops the others, and its exception is thrown: the rest would be asked in vain.</summary>
    /// <param name="questions">The questions; each is given the token that stops it.</param>
    /// <param name="cancellationToken">Stops all.</param>
    public static async Task AskAsync(IEnumerable<Func<CancellationToken, Task>> questions, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExceptionDispatchInfo? first = null;

        async Task AskOneAsync(Func<CancellationToken, Task> question)
        {
            try
            {
                await question(stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _ = Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(exception), null);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        await Task.WhenAll(questions.Select(AskOneAsync)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        first?.Throw();
    }
}
