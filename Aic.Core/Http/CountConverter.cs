using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Http;

/// <summary>
/// Reads a count as providers send them: a number, a whole number with a decimal point (<c>12.0</c>), or either as a string.
/// A negative or broken count is an error: a wrong number is worse than none.
/// </summary>
internal sealed class CountConverter : JsonConverter<long>
{
    /// <inheritdoc />
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long count) && count >= 0)
        {
            return count;
        }

        return ToCount(AmountConverter.ReadDecimal(ref reader));
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    internal static long ReadCount(JsonElement value) => ToCount(AmountConverter.ReadDecimal(value));

    private static long ToCount(decimal value) => value >= 0 && value <= long.MaxValue && value == decimal.Truncate(value)
        ? (long)value
        : throw new JsonException("A count must be a whole number, not negative.");
}
