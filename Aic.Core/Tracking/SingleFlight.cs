using System.Diagnostics.CodeAnalysis;

namespace Aic.Core.Tracking;

/// <summary>Lets all who ask the same at the same time share one task. It goes on as long as anybody waits for it.</summary>
/// <typeparam name="TKey">What is asked.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
internal sealed class SingleFlight<TKey, TAnswer> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Flight> _flights = [];
    private bool _isDisposed;

    /// <summary>Waits for the task of a key, starting it on the thread pool when there is none.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="start">Makes the task; its token is cancelled when nobody waits any more.</param>
    /// <param name="cancellationToken">Stops this caller's waiting, at once.</param>
    /// <exception cref="ObjectDisposedException">It is over.</exception>
    public async Task<TAnswer> RunAsync(TKey key, Func<CancellationToken, Task<TAnswer>> start, CancellationToken cancellationToken)
    {
        Flight flight = Board(key, start);
        try
        {
            return await flight.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    /// <summary>Cancels what is under way.</summary>
    public void Dispose()
    {
        Flight[] flights;
        lock (_lock)
        {
            _isDisposed = true;
            flights = [.. _flights.Values];
            _flights.Clear();
        }

        foreach (Flight flight in flights)
        {
            flight.Cancel();
        }
    }

    private Flight Board(TKey key, Func<CancellationToken, Task<TAnswer>> start)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(UsageTracker));

            // One that has just ended is no answer to who asks only now: a refresh wants what is true from here on.
            if (!_flights.TryGetValue(key, out Flight? flight) || flight.Task.IsCompleted)
            {
                flight = new Flight(start);
                _flights[key] = flight;
            }

            flight.Passengers++;
            return flight;
        }
    }

    private void Leave(TKey key, Flight flight)
    {
        lock (_lock)
        {
            flight.Passengers--;
            if (flight.Passengers > 0 && !flight.Task.IsCompleted)
            {
                return;
            }

            // The next to ask starts anew: what is over has its answer in the caches, what was given up is of no use.
            if (_flights.TryGetValue(key, out Flight? current) && current == flight)
            {
                _flights.Remove(key);
            }
        }

        flight.Cancel();
    }

    [SuppressMessage("Design", "CA1001", Justification = "A source without timer and wait handle holds nothing, and the task may look at its token to the end.")]
    private sealed class Flight
    {
        private readonly CancellationTokenSource _cancellation = new();

        public Flight(Func<CancellationToken, Task<TAnswer>> start)
        {
            CancellationToken token = _cancellation.Token;
            Task = System.Threading.Tasks.Task.Run(() => start(token), token);
        }

        public Task<TAnswer> Task { get; }

        public int Passengers { get; set; }

        public void Cancel()
        {
            if (!Task.IsCompleted)
            {
                // Not on this thread: a caller that leaves must not wait for what others do about it.
                _ = _cancellation.CancelAsync();
            }
        }
    }
}
