namespace Aic.Agent.Server.Access;

/// <summary>
/// Counts wrong tokens. The limit keeps programs that try them from filling log and processor; guessing 256 random bits needs no limit to fail.
/// So it is one for all clients, and doesn't stop who has the right token.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class WrongTokenLimit(TimeProvider time)
{
    private const int Allowed = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _windowStart;
    private int _count;

    /// <summary>Counts a wrong token.</summary>
    /// <returns>Null while there are few of them; else how long to wait.</returns>
    public TimeSpan? Count()
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            TimeSpan age = now - _windowStart;
            if (age >= Window || age < TimeSpan.Zero)
            {
                (_windowStart, _count, age) = (now, 0, TimeSpan.Zero);
            }

            return ++_count > Allowed ? Window - age : null;
        }
    }
}
