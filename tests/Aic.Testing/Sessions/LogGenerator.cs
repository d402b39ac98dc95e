using System.Globalization;

namespace Aic.Testing.Sessions;

/// <summary>What makes logs of any tool: a clock, chance and text of its own, so that the same seed makes the same logs, and what it has written so far.</summary>
public abstract class LogGenerator
{
    private readonly List<GeneratedResponse> _responses = [];

    /// <summary>Begins.</summary>
    /// <param name="seed">Which logs.</param>
    /// <param name="start">The moment of the first line.</param>
    private protected LogGenerator(int seed, DateTimeOffset start)
    {
        Random = new Random(seed);
        Text = new JsonText(Random);
        Now = start;
    }

    private protected Random Random { get; }

    private protected JsonText Text { get; }

    private protected DateTimeOffset Now { get; set; }

    /// <summary>How many bytes are written.</summary>
    private protected long Written { get; set; }

    /// <summary>The moment as logs have it.</summary>
    private protected string Time => Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes sessions until there are so many bytes.</summary>
    /// <returns>Every response once, in the order of time.</returns>
    private protected IReadOnlyList<GeneratedResponse> Write(long bytes)
    {
        while (Written < bytes)
        {
            WriteSession(bytes - Written);
        }

        return _responses;
    }

    /// <summary>Writes a session.</summary>
    /// <param name="bytes">How much is wanted at most.</param>
    private protected abstract void WriteSession(long bytes);

    private protected void Add(GeneratedResponse response) => _responses.Add(response);

    /// <summary>The length of a tool's result: mostly a few kilobytes, now and then a megabyte.</summary>
    private protected virtual int ResultLength() => Random.Next(2000) == 0 ? 1 << 20 : SmallResultLength();

    /// <summary>A few kilobytes.</summary>
    private protected int SmallResultLength() => (int)Math.Exp(4 + (5.2 * Random.NextDouble()));
}
