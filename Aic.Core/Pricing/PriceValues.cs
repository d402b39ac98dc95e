using System.Text.Json;
using Aic.Core.Http;

namespace Aic.Core.Pricing;

/// <summary>Reads the values of a price's fields.</summary>
internal static class PriceValues
{
    /// <summary>An amount of dollars.</summary>
    /// <exception cref="PriceDataException">It is none, or out of range.</exception>
    public static decimal Amount(ref Utf8JsonReader reader, string name, decimal most, string problem) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal amount) && PriceRules.IsAmount(amount, most)
            ? amount
            : throw Fail(name, problem);

    /// <summary>A text.</summary>
    /// <exception cref="PriceDataException">It is none.</exception>
    public static string Text(ref Utf8JsonReader reader, string name)
    {
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return !string.IsNullOrWhiteSpace(text) && text.Length <= PriceRules.MaxText && !text.Any(char.IsControl)
            ? text
            : throw Fail(name, PriceRules.TextProblem);
    }

    /// <summary>A date.</summary>
    /// <exception cref="PriceDataException">It is none.</exception>
    public static DateOnly Date(ref Utf8JsonReader reader, string name) =>
        PriceRules.TryDate(Text(ref reader, name), out DateOnly date) ? date : throw Fail(name, PriceRules.DateProblem);

    /// <summary>An address.</summary>
    /// <exception cref="PriceDataException">It is none.</exception>
    public static Uri Address(ref Utf8JsonReader reader, string name) =>
        Uri.TryCreate(Text(ref reader, name), UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http"
            ? address
            : throw Fail(name, PriceRules.SourceProblem);

    /// <summary>A count of tokens.</summary>
    /// <exception cref="PriceDataException">It is none.</exception>
    public static long Context(ref Utf8JsonReader reader, string name) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long tokens) && tokens is >= 1 and <= 100_000_000
            ? tokens
            : throw Fail(name, PriceRules.ContextProblem);

    /// <summary>A list of texts.</summary>
    /// <exception cref="PriceDataException">It is none.</exception>
    public static IReadOnlyList<string> Texts(ref Utf8JsonReader reader, string name)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, name, "must be a list of texts: [\"…\"]");
        List<string> texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text(ref reader, name));
        }

        return texts;
    }

    /// <summary>The name of an object's next field, whose value the reader then stands on; null at the object's end.</summary>
    public static string? NextField(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        string? name = reader.GetString();
        reader.Read();
        return name;
    }

    /// <summary>Leaves out a field that doesn't exist here.</summary>
    /// <exception cref="PriceDataException">That is a mistake.</exception>
    public static void PassOver(ref Utf8JsonReader reader, string name, bool isStrict)
    {
        if (isStrict)
        {
            throw Fail(KeyText.Mask(name), $"is no field here. The fields of a price: {PriceFieldNames.All}");
        }

        reader.Skip();
    }

    /// <summary>Refuses a value.</summary>
    /// <exception cref="PriceDataException">It isn't as expected.</exception>
    public static void Expect(bool isFine, string name, string problem)
    {
        if (!isFine)
        {
            throw Fail(name, problem);
        }
    }

    /// <summary>The exception that blames a field.</summary>
    public static PriceDataException Fail(string name, string problem) => new($"\"{name}\" {problem}");
}
