using System.Globalization;
using System.Text.Json;

namespace Aic.Core.Sessions;

/// <summary>How lines of logs are read as JSON: without making text of what is thrown away.</summary>
internal static class LogJson
{
    /// <summary>Deep enough for whatever a tool's input and output is nested in.</summary>
    public static JsonReaderOptions Options { get; } = new() { MaxDepth = 512 };

    /// <summary>True for what the reader throws at bytes that aren't JSON, aren't UTF-8 or hold a number that is none.</summary>
    public static bool IsBroken(Exception exception) => exception is JsonException or InvalidOperationException or FormatException or OverflowException;

    /// <summary>Reads a line or document as a whole, for formats whose lines that matter are small.</summary>
    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    public static JsonDocument ReadObject(ReadOnlySpan<byte> bytes)
    {
        JsonDocument document = Read(bytes);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw new JsonException("This isn't a JSON object.");
    }

    /// <summary>Reads a value as a whole.</summary>
    /// <exception cref="JsonException">It is no JSON, or something follows.</exception>
    public static JsonDocument Read(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader json = new(bytes, Options);
        JsonDocument document = JsonDocument.ParseValue(ref json);
        if (!json.Read())
        {
            return document;
        }

        document.Dispose();
        throw new JsonException("Something follows the JSON value.");
    }

    /// <summary>The items of a member that is an array; none for anything else.</summary>
    public static IEnumerable<JsonElement> ItemsOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>A member that is an amount of money; null for anything else.</summary>
    public static decimal? MoneyOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out decimal amount) ? amount : null;

    /// <summary>A text that is a moment (RFC 3339, or as SQLite writes it; without an offset it is UTC), as Unix milliseconds; null for anything else.</summary>
    public static long? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.ToUnixTimeMilliseconds() : null;

    /// <summary>A Unix time in seconds, with or without a fraction, or in milliseconds, as milliseconds: what would lie after the year 5000 in seconds isn't in seconds.</summary>
    public static long UnixTime(decimal time) => (long)(Math.Abs(time) < 100_000_000_000 ? time * 1000 : time);

    /// <summary>A member of an object; null when there is none, or this is no object.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A member that is a text and not empty; null for anything else.</summary>
    public static string? TextOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    /// <summary>A member that is a number, without its fraction; 0 for anything else.</summary>
    public static long CountOf(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } number
        ? number.TryGetInt64(out long count) ? count : checked((long)number.GetDecimal())
        : 0;

    /// <summary>A member that is a moment (RFC 3339; without an offset it is UTC), as Unix milliseconds; null for anything else.</summary>
    public static long? TimeOf(this JsonElement json, string name) => Time(json.TextOf(name));

    /// <summary>Reads the start of an object.</summary>
    /// <exception cref="JsonException">There is something else.</exception>
    public static void ReadObjectStart(scoped ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("This isn't a JSON object.");
        }
    }

    /// <summary>Makes sure that nothing follows, and that what was read was whole.</summary>
    /// <exception cref="JsonException">It isn't so.</exception>
    public static void ReadEnd(scoped ref Utf8JsonReader json)
    {
        while (json.Read())
        {
        }
    }

    /// <summary>The name or text at the reader, without escapes.</summary>
    public static ReadOnlySpan<byte> TextOrName(scoped ref this Utf8JsonReader json) => json.ValueIsEscaped ? Unescape(ref json) : json.ValueSpan;

    /// <summary>The text at the reader; empty for anything else, which is gone past.</summary>
    public static ReadOnlySpan<byte> TextOrEmpty(scoped ref this Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return json.TextOrName();
        }

        json.Skip();
        return default;
    }

    /// <summary>The whole number at the reader; 0 for anything else, which is gone past.</summary>
    public static long CountOrZero(scoped ref this Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.TryGetInt64(out long count) ? count : checked((long)json.GetDecimal());
        }

        json.Skip();
        return 0;
    }

    /// <summary>The moment at the reader (RFC 3339; without an offset it is UTC) as Unix milliseconds; null for anything else, which is gone past.</summary>
    public static long? TimeOrNull(scoped ref this Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            // The reader's own parsing takes a time without an offset for local time.
            if (!json.ValueIsEscaped && json.ValueSpan.EndsWith("Z"u8) && json.TryGetDateTimeOffset(out DateTimeOffset utc))
            {
                return utc.ToUnixTimeMilliseconds();
            }

            return DateTimeOffset.TryParse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                ? time.ToUnixTimeMilliseconds()
                : null;
        }

        json.Skip();
        return null;
    }

    private static ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader json)
    {
        byte[] text = new byte[json.ValueSpan.Length];
        return text.AsSpan(0, json.CopyString(text));
    }
}
