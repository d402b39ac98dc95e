using System.Text.Json;

namespace Aic.Core.Configuration;

/// <summary>Words and lists of them, as parts of the configuration file have them.</summary>
internal static class ConfigWords
{
    /// <summary>A member's word: its name in lower case.</summary>
    public static string Name<T>(T member)
        where T : struct, Enum => member.ToString().ToLowerInvariant();

    /// <summary>The member of a word; null when there is none. Numbers are no words.</summary>
    public static T? Read<T>(string text)
        where T : struct, Enum =>
        text.Length > 0 && text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out T member) ? member : null;

    /// <summary>Writes a text, where there is one.</summary>
    public static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes a list, where it has members.</summary>
    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes what this version doesn't know, as it was.</summary>
    public static void WriteRest(Utf8JsonWriter writer, IDictionary<string, JsonElement>? rest)
    {
        foreach ((string name, JsonElement value) in rest ?? new Dictionary<string, JsonElement>())
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
