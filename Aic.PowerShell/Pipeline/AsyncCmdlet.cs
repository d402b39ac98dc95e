using System.Management.Automation;

namespace Aic.PowerShell.Pipeline;

/// <summary>
/// A cmdlet whose body is asynchronous. The body runs on the thread pool; what it writes comes back to the pipeline's thread through a queue, in order
/// and at once, so that results stream. Stopping (Ctrl+C, <c>Select-Object -First</c>) cancels the token and doesn't wait for the body.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private static readonly AsyncLocal<AsyncCmdlet?> Running = new();

    private readonly CancellationTokenSource _stopping = new();
    private PipelineQueue _queue = new();

    /// <summary>The cmdlet on whose behalf the current code runs, on whatever thread; null outside of a cmdlet's body.</summary>
    internal static AsyncCmdlet? Current => Running.Value;

    /// <summary>The asynchronous body for one pipeline object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The asynchronous body after the last pipeline object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What to tell of an exception that ends the cmdlet; null lets it through as it is.</summary>
    /// <param name="exception">The exception.</param>
    protected virtual ErrorRecord? ToErrorRecord(Exception exception) => null;

    /// <inheritdoc />
    protected sealed override void BeginProcessing()
    {
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Run(ProcessRecordAsync);

    /// <inheritdoc />
    protected sealed override void EndProcessing() => Run(EndProcessingAsync);

    /// <inheritdoc />
    protected sealed override void StopProcessing()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C came when the cmdlet had already ended.
        }
    }

    /// <summary>Writes an object to the pipeline.</summary>
    /// <param name="sendToPipeline">The object.</param>
    protected new void WriteObject(object? sendToPipeline) => _queue.Post(() => base.WriteObject(sendToPipeline));

    /// <summary>Writes a non-terminating error.</summary>
    /// <param name="errorRecord">The error.</param>
    protected new void WriteError(ErrorRecord errorRecord) => _queue.Post(() => base.WriteError(errorRecord));

    /// <summary>Writes a warning.</summary>
    /// <param name="text">The warning.</param>
    protected internal new void WriteWarning(string text) => _queue.Post(() => base.WriteWarning(text));

    /// <summary>Writes what <c>-Verbose</c> shows.</summary>
    /// <param name="text">The text.</param>
    protected internal new void WriteVerbose(string text) => _queue.Post(() => base.WriteVerbose(text));

    /// <summary>Shows lines on the host, as <c>Write-Host</c> does: nothing goes down the pipeline, and the information stream has them.</summary>
    /// <param name="lines">The lines.</param>
    protected void WriteHost(IReadOnlyList<string> lines) =>
        _queue.Post(() => base.WriteInformation(new HostInformationMessage { Message = string.Join(Environment.NewLine, lines) }, ["PSHOST"]));

    /// <summary>Writes progress.</summary>
    /// <param name="progressRecord">The progress.</param>
    protected new void WriteProgress(ProgressRecord progressRecord) => _queue.Post(() => base.WriteProgress(progressRecord));

    /// <summary>Asks whether to change something (<c>-WhatIf</c>, <c>-Confirm</c>).</summary>
    /// <param name="target">What would change.</param>
    /// <param name="action">What would happen to it.</param>
    protected Task<bool> ShouldProcessAsync(string target, string action) => OnPipelineAsync(() => ShouldProcess(target, action));

    /// <summary>Asks the pipeline's thread for something that only it may look at, such as the session's state.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="question">What to do there.</param>
    protected Task<T> OnPipelineAsync<T>(Func<T> question) => _queue.AskAsync(question, _stopping.Token);

    /// <summary>Frees what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    private void Run(Func<CancellationToken, Task> work)
    {
        PipelineQueue queue = new();
        _queue = queue;
        CancellationToken token = _stopping.Token;
        Task body = Task.Run(
            async () =>
            {
                Running.Value = this;
                try
                {
                    await work(token).ConfigureAwait(false);
                }
                finally
                {
                    queue.Complete();
                }
            },
            token);
        try
        {
            queue.Drain(token);
            body.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (body.IsFaulted && ToErrorRecord(exception) is not null)
        {
            ThrowTerminatingError(ToErrorRecord(exception)!);
        }
        finally
        {
            Abandon(body, queue);
        }
    }

    /// <summary>A body that still runs when the pipeline goes on without it is told to stop; what becomes of it is nobody's concern any more.</summary>
    private void Abandon(Task body, PipelineQueue queue)
    {
        queue.Complete();
        if (!body.IsCompleted)
        {
            _stopping.Cancel();
            _ = body.ContinueWith(ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
}
