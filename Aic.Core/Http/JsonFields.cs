using System.Buffers;
using System.Text.Json;

namespace Aic.Core.Http;

/// <summary>
/// Reads small answers by hand, field by field. A type that System.Text.Json's generator reads costs the executable 15 to 20 KB,
/// which only answers with long lists are worth.
/// </summary>
/// <remarks>
/// It is as strict and as lenient as generated code: unknown fields are skipped, the last of several fields of one name counts,
/// a field that is missing or null is null, and one of another kind is a <see cref="JsonException"/> whose path leads to it.
/// </remarks>
internal static class JsonFields
{
    /// <summary>What a name in a path can't hold as it is.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(". '/\"[]()\\\t\n\r\f\b\u0085\u2028\u2029");

    /// <summary>Reads a whole text.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="json">The JSON, UTF-8.</param>
    /// <param name="read">Reads the value. What it keeps of the element itself it must clone.</param>
    /// <returns>The value; null for JSON's null.</returns>
    /// <exception cref="JsonException">It isn't JSON, no object, or an object that isn't what is documented.</exception>
    public static T? Parse<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
        where T : class
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.OrNull(read);
    }

    /// <summary>An object of which nothing is read: that there is one is enough.</summary>
    public static object Anything(JsonElement _) => new();

    /// <summary>A field that is a text.</summary>
    public static string? Text(this JsonElement element, string name) => Field(element, name, value => value.GetString());

    /// <summary>A field that is a count, in each form that <see cref="CountConverter"/> reads.</summary>
    public static long? Count(this JsonElement element, string name) => Field<long?>(element, name, value => CountConverter.ReadCount(value));

    /// <summary>A field that is an amount, in each form that <see cref="AmountConverter"/> reads.</summary>
    public static decimal? Amount(this JsonElement element, string name) => Field<decimal?>(element, name, value => AmountConverter.ReadDecimal(value));

    /// <summary>A field that is true or false.</summary>
    public static bool? Flag(this JsonElement element, string name) => Field<bool?>(element, name, value => value.GetBoolean());

    /// <summary>A field that is a moment, in ISO 8601.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name) => Field<DateTimeOffset?>(element, name, value => value.GetDateTimeOffset());

    /// <summary>A field that is an object.</summary>
    /// <param name="element">The object that has it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads it.</param>
    public static T? Object<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class => Field(element, name, value => value.OrNull(read));

    /// <summary>A field that is a list.</summary>
    /// <param name="element">The object that has it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads an entry, also one that is null.</param>
    public static IReadOnlyList<T>? List<T>(this JsonElement element, string name, Func<JsonElement, T> read) => Field(element, name, value => value.AsList(read));

    /// <summary>A field that is an object of any names.</summary>
    /// <param name="element">The object that has it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads the value of a name, also one that is null.</param>
    public static IReadOnlyDictionary<string, T>? Dictionary<T>(this JsonElement element, string name, Func<JsonElement, T> read) =>
        Field(element, name, value => value.AsDictionary(read));

    /// <summary>An object, or null.</summary>
    public static T? OrNull<T>(this JsonElement element, Func<JsonElement, T> read)
        where T : class => element.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => read(element),
            _ => throw NoObject(),
        };

    /// <summary>A list, or null.</summary>
    /// <param name="element">The list.</param>
    /// <param name="read">Reads an entry, also one that is null.</param>
    public static IReadOnlyList<T>? AsList<T>(this JsonElement element, Func<JsonElement, T> read)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("A list was expected.");
        }

        T[] entries = new T[element.GetArrayLength()];
        int index = 0;
        try
        {
            foreach (JsonElement entry in element.EnumerateArray())
            {
                entries[index] = read(entry);
                index++;
            }
        }
        catch (Exception exception) when (IsAboutJson(exception))
        {
            throw At($"[{index}]", exception);
        }

        return entries;
    }

    /// <summary>An object of any names, or null.</summary>
    /// <param name="element">The object.</param>
    /// <param name="read">Reads the value of a name, also one that is null.</param>
    public static IReadOnlyDictionary<string, T>? AsDictionary<T>(this JsonElement element, Func<JsonElement, T> read)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw NoObject();
        }

        Dictionary<string, T> values = [];
        string name = "";
        try
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                name = property.Name;
                values[name] = read(property.Value);
            }
        }
        catch (Exception exception) when (IsAboutJson(exception))
        {
            throw At(name.AsSpan().ContainsAny(Special) ? $"['{name}']" : $".{name}", exception);
        }

        return values;
    }

    private static T? Field<T>(JsonElement element, string name, Func<JsonElement, T> read)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw NoObject();
        }

        try
        {
            return element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? read(value) : default;
        }
        catch (Exception exception) when (IsAboutJson(exception))
        {
            throw At($".{name}", exception);
        }
    }

    private static JsonException NoObject() => new("An object was expected.");

    /// <summary>True for what <see cref="JsonElement"/> says of a value of another kind, a text that isn't Unicode, or a moment that is none.</summary>
    private static bool IsAboutJson(Exception exception) => exception is JsonException or InvalidOperationException or FormatException;

    /// <summary>The exception with its path, which grows on the way out.</summary>
    private static JsonException At(string place, Exception exception)
    {
        string path = $"${place}{(exception as JsonException)?.Path?[1..]}";
        Exception cause = exception.InnerException ?? exception;
        return new JsonException($"{path}: {cause.Message}", path, null, null, cause);
    }
}
