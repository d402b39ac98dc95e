using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Http;

/// <summary>Reads an amount of money or another quantity exactly: a number, or a number in a string. Credits are negative.</summary>
internal sealed class AmountConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadDecimal(ref reader);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    internal static decimal ReadDecimal(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out decimal number) => number,
        JsonTokenType.String => Parse(reader.GetString()),
        _ => throw NoNumber(),
    };

    internal static decimal ReadDecimal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) => number,
        JsonValueKind.String => Parse(value.GetString()),
        _ => throw NoNumber(),
    };

    private static decimal Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : throw NoNumber();

    private static JsonException NoNumber() => new("A number was expected.");
}
