using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Writes an enum's members in snake_case, as all of the wire form is, and reads them with or without capitals.</summary>
/// <remarks>The framework's <see cref="JsonStringEnumConverter{TEnum}"/> reads flags and numbers too, and makes ten times the code of each enum. Keys of dictionaries aren't read or written by this one.</remarks>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class SnakeCaseEnumConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Members = Enum.GetValues<TEnum>();
    private static readonly string[] Words = Array.ConvertAll(Enum.GetNames<TEnum>(), JsonNamingPolicy.SnakeCaseLower.ConvertName);

    /// <inheritdoc />
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        int index = Array.FindIndex(Words, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Members[index] : throw new JsonException();
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        int index = Array.IndexOf(Members, value);
        writer.WriteStringValue(index >= 0 ? Words[index] : throw new JsonException());
    }
}
