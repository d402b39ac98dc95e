using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Budgets;

/// <summary>A share of a budget that is worth being told about, or that it is forecast to be exceeded. In JSON a number, or <c>"projected"</c>.</summary>
[JsonConverter(typeof(BudgetThresholdConverter))]
public sealed record BudgetThreshold
{
    /// <summary>The word for <see cref="Projected"/>.</summary>
    public const string ProjectedName = "projected";

    /// <summary>The highest share, in percent.</summary>
    public const decimal MaxPercent = 1000;

    private BudgetThreshold(decimal? percent) => Percent = percent;

    /// <summary>It is crossed when the amount is forecast to be exceeded by the period's end.</summary>
    public static BudgetThreshold Projected { get; } = new((decimal?)null);

    /// <summary>50, 80 and 100 percent, and <see cref="Projected"/>.</summary>
    public static IReadOnlyList<BudgetThreshold> Defaults { get; } = [new(50), new(80), new(100), Projected];

    /// <summary>The share in percent, above 0 and up to <see cref="MaxPercent"/>; null for <see cref="Projected"/>.</summary>
    public decimal? Percent { get; }

    /// <summary>Reads a threshold: <c>80</c>, <c>80%</c> or <c>projected</c>; null when it is none.</summary>
    /// <param name="text">The text.</param>
    public static BudgetThreshold? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (trimmed.Equals(ProjectedName, StringComparison.OrdinalIgnoreCase))
        {
            return Projected;
        }

        return decimal.TryParse(trimmed.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) ? At(percent) : null;
    }

    /// <summary>The threshold at a share; null where no threshold can be.</summary>
    /// <param name="percent">The share in percent.</param>
    public static BudgetThreshold? At(decimal percent) => percent is > 0 and <= MaxPercent ? new BudgetThreshold(percent) : null;

    /// <summary><c>80%</c>, or <c>projected</c>.</summary>
    public override string ToString() => Percent is { } percent ? percent.ToString("0.##", CultureInfo.InvariantCulture) + "%" : ProjectedName;
}

/// <summary>Writes thresholds as numbers, and the one about the forecast as its word.</summary>
public sealed class BudgetThresholdConverter : JsonConverter<BudgetThreshold>
{
    /// <inheritdoc />
    public override BudgetThreshold Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetDecimal(out decimal percent) => BudgetThreshold.At(percent),
            JsonTokenType.String => BudgetThreshold.Parse(reader.GetString()!),
            _ => null,
        }) ?? throw new JsonException();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BudgetThreshold value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Percent is { } percent)
        {
            writer.WriteNumberValue(percent);
        }
        else
        {
            writer.WriteStringValue(BudgetThreshold.ProjectedName);
        }
    }
}
