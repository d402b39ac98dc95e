using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>
/// The connections of one process. Between questions none is open, so that the file can be set aside, copied or deleted while an agent runs;
/// during one they are used again, since closing the last one writes the log back to the file, which takes as long as all else together.
/// </summary>
/// <param name="open">Opens a connection to a store that is ready.</param>
internal sealed class StoreConnections(Func<StoreConnection> open)
{
    private readonly Lock _lock = new();
    private readonly Stack<StoreConnection> _idle = new();
    private int _holders;

    /// <summary>Keeps connections open until the result is disposed. Nothing is opened yet.</summary>
    public IDisposable Hold()
    {
        lock (_lock)
        {
            _holders++;
        }

        return new Holder(this);
    }

    /// <summary>Uses a connection that nobody else uses meanwhile.</summary>
    public T Use<T>(Func<SqliteConnection, T> action)
    {
        StoreConnection connection = Take() ?? open();
        T result;
        try
        {
            result = action(connection.Database);
        }
        catch
        {
            // What failed may be the connection's fault: the next one starts anew.
            connection.Dispose();
            throw;
        }

        GiveBack(connection);
        return result;
    }

    /// <summary>Closes the connections that nobody uses at this moment.</summary>
    public void CloseIdle()
    {
        StoreConnection[] idle;
        lock (_lock)
        {
            idle = [.. _idle];
            _idle.Clear();
        }

        Array.ForEach(idle, connection => connection.Dispose());
    }

    private StoreConnection? Take()
    {
        lock (_lock)
        {
            return _idle.TryPop(out StoreConnection? connection) ? connection : null;
        }
    }

    private void GiveBack(StoreConnection connection)
    {
        lock (_lock)
        {
            if (_holders > 0)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }

    private void LetGo()
    {
        lock (_lock)
        {
            _holders--;
            if (_holders > 0)
            {
                return;
            }
        }

        CloseIdle();
    }

    private sealed class Holder(StoreConnections connections) : IDisposable
    {
        private bool _isDisposed;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isDisposed, true))
            {
                connections.LetGo();
            }
        }
    }
}
