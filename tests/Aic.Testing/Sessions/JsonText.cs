using System.Text;

namespace Aic.Testing.Sessions;

/// <summary>Made-up text as it stands inside JSON strings: prose and code, with line breaks, quotes, tabs and letters beyond ASCII.</summary>
internal sealed class JsonText
{
    private static readonly string[] Words =
    [
        "the", "file", "returns", "error", "when", "value", "null", "async", "Task", "public", "return", "for", "each", "item", "in", "list", "we",
        "should", "check", "that", "index", "is", "within", "range", "and", "then", "update", "cache", "build", "test", "passes", "result", "größe",
        "naïve", "日本語", "string", "const", "let", "import", "from", "module", "export", "class", "usage", "tokens", "request", "response", "handler",
    ];

    private static readonly string[] Breaks = ["\\n", "\\n    ", "\\n\\n", "\\t", " = \\\"", "\\\", ", "(", ");\\n", "{\\n", "}\\n", ": ", ", ", " // "];

    private readonly string _pool;
    private readonly int[] _starts;

    public JsonText(Random random)
    {
        StringBuilder pool = new();
        List<int> starts = [];
        while (pool.Length < 1 << 20)
        {
            starts.Add(pool.Length);
            pool.Append(Words[random.Next(Words.Length)]).Append(random.Next(9) == 0 ? Breaks[random.Next(Breaks.Length)] : " ");
        }

        _pool = pool.ToString();
        _starts = [.. starts];
    }

    /// <summary>Writes about so many characters, cut where no escape is torn apart.</summary>
    public void Write(TextWriter writer, Random random, int length)
    {
        while (length > 0)
        {
            int first = random.Next(_starts.Length);
            int last = Array.BinarySearch(_starts, Math.Min(_starts[first] + length, _starts[^1]));
            int end = _starts[last < 0 ? ~last : last];
            writer.Write(_pool.AsSpan(_starts[first], end - _starts[first]));
            length -= Math.Max(1, end - _starts[first]);
        }
    }
}
