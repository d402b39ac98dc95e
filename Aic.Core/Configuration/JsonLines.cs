using System.Text.Json;

namespace Aic.Core.Configuration;

/// <summary>Reads JSON strictly and remembers the line on which each field stands.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, long> _lines = [];

    /// <summary>Reads the text.</summary>
    /// <param name="utf8">The text, without byte order mark.</param>
    /// <param name="fail">Makes the exception from a line, from 1, and what is wrong there. What is wrong never quotes the text: it may hold keys.</param>
    public static JsonLines Scan(ReadOnlySpan<byte> utf8, Func<long?, string, ConfigException> fail)
    {
        JsonLines lines = new();
        LineCounter counter = new(utf8);
        Utf8JsonReader reader = new(utf8);
        try
        {
            lines.Read(ref reader, ref counter, fail);
        }
        catch (JsonException exception)
        {
            // The exception's own message may quote a part of the text, so it goes no further.
            long line = exception.LineNumber ?? 0;
            throw fail(line + 1, JsonMistake.Describe(utf8, line, exception.BytePositionInLine ?? 0));
        }
        catch (InvalidOperationException)
        {
            throw fail(counter.At(reader.TokenStartIndex), "the text isn't valid Unicode (UTF-8)");
        }

        return lines;
    }

    /// <summary>The line of a field, from 1; null when there is no such field.</summary>
    public long? Of(params ReadOnlySpan<string> path) =>
        _lines.TryGetValue(Key(path), out long line) ? line : null;

    /// <summary>The name of a field by the names on the way to it.</summary>
    public static string Key(params ReadOnlySpan<string> path) => string.Join('\n', path);

    private void Read(ref Utf8JsonReader reader, ref LineCounter counter, Func<long?, string, ConfigException> fail)
    {
        Stack<(string? Path, HashSet<string> Names)> open = [];
        string? field = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push((field, []));
                    break;
                case JsonTokenType.StartArray:
                    field = null;
                    break;
                case JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    string name = reader.GetString()!;
                    long line = counter.At(reader.TokenStartIndex);
                    (string? path, HashSet<string> names) = open.Peek();
                    if (!names.Add(name))
                    {
                        throw fail(line, "a field of the same name stands in the same object already");
                    }

                    field = open.Count == 1 ? name : path is null ? null : Key(path, name);
                    if (field is not null)
                    {
                        _lines[field] = line;
                    }

                    break;
                case JsonTokenType.String:
                    _ = reader.GetString();
                    break;
            }
        }
    }

    private ref struct LineCounter(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private int _counted;
        private long _line = 1;

        public long At(long offset)
        {
            _line += _text[_counted..(int)offset].Count((byte)'\n');
            _counted = (int)offset;
            return _line;
        }
    }
}
