using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Budgets;

/// <summary>Writes a budget's unit as quotas write theirs: a currency's code, or a plain word.</summary>
public sealed class BudgetUnitConverter : JsonConverter<BudgetUnit>
{
    /// <inheritdoc />
    public override BudgetUnit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && BudgetText.ReadUnit(reader.GetString()!) is { } unit ? unit : throw new JsonException();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BudgetUnit value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(BudgetText.Name(value));
    }
}
