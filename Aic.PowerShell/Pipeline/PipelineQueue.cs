using System.Threading.Channels;

namespace Aic.PowerShell.Pipeline;

/// <summary>Work that only the pipeline's thread may do, handed over by a body that runs elsewhere.</summary>
internal sealed class PipelineQueue
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Hands over work; it is done in order. After the end it is dropped: nobody listens any more.</summary>
    public void Post(Action work) => _work.Writer.TryWrite(work);

    /// <summary>Hands over a question and waits for the answer.</summary>
    public Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isPosted = _work.Writer.TryWrite(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception exception)
            {
                // The body waits for the answer; the pipeline's own way of stopping goes on here.
                answer.SetException(exception);
                throw;
            }
        });
        return isPosted ? answer.Task.WaitAsync(cancellationToken) : Task.FromCanceled<T>(new CancellationToken(canceled: true));
    }

    /// <summary>No more work comes.</summary>
    public void Complete() => _work.Writer.TryComplete();

    /// <summary>Does the work, on the calling thread, until no more comes.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Drain(CancellationToken cancellationToken)
    {
        while (_work.Reader.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
        {
            while (_work.Reader.TryRead(out Action? work))
            {
                work();
            }
        }
    }
}
