using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Http;

/// <summary>
/// Reads texts of which few are new: models, currencies and lines of a bill stand in every entry of a list, and are made once for many of them.
/// The last 256 short ones are kept for as long as the process runs.
/// </summary>
internal sealed class RepeatedTextConverter : JsonConverter<string>
{
    private const int LongestKept = 100;

    // Threads share it without a lock: the worst that happens is that a text is made once more.
    private readonly string?[] _known = new string?[256];

    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > LongestKept)
        {
            return reader.GetString();
        }

        ref string? place = ref _known[XxHash3.HashToUInt64(reader.ValueSpan) % (ulong)_known.Length];
        string? known = place;
        if (known is null || !reader.ValueTextEquals(known))
        {
            known = reader.GetString();
            place = known;
        }

        return known;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
