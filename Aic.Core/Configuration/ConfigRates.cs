using System.Globalization;
using System.Text.Json;
using Aic.Core.Currencies;
using Aic.Core.Http;

namespace Aic.Core.Configuration;

/// <summary>The display currency and exchange rates in the configuration file.</summary>
internal static class ConfigRates
{
    public const string CurrencyProblem = $"must be {CurrencyCode.Form}";
    public const string SourceProblem = "must be \"own\" or \"ecb\"";
    public const string RateProblem = "must be a number above 0, at least 0.000001 and at most 1000000";
    public const string DateProblem = "must be a day such as \"2026-11-01\"";

    /// <summary>What a typed rate must be.</summary>
    public const string TypedForm = "a rate, and its day where you know it: 0.92, or 0.92@2026-11-01";

    private const decimal Least = 0.000001m;
    private const decimal Most = 1_000_000m;

    /// <summary>Reads the display currency; null when there is none.</summary>
    public static string? ReadCurrency(ConfigFields root) => root.Text(ConfigFieldNames.DisplayCurrency) is { } text && !string.IsNullOrWhiteSpace(text)
        ? CurrencyCode.Read(text) ?? throw root.Fail(ConfigFieldNames.DisplayCurrency, CurrencyProblem)
        : null;

    /// <summary>Reads the source.</summary>
    public static ExchangeRateSource ReadSource(ConfigFields root) => root.Text(ConfigFieldNames.ExchangeRateSource) is { } text
        ? ConfigWords.Read<ExchangeRateSource>(text) ?? throw root.Fail(ConfigFieldNames.ExchangeRateSource, SourceProblem)
        : ExchangeRateSource.Own;

    /// <summary>Reads the rates.</summary>
    public static IReadOnlyList<OwnExchangeRate> Read(ConfigFields root)
    {
        List<OwnExchangeRate> rates = [];
        foreach ((string pair, ConfigFields fields) in root.Objects(ConfigFieldNames.ExchangeRates, "an exchange rate"))
        {
            OwnExchangeRate rate = ReadOne(pair, fields);
            rates.Add(rates.Exists(other => other.Pair == rate.Pair) ? throw fields.Fail(null, $"the rate {rate.Pair} stands here twice (capitals don't matter)") : rate);
        }

        return rates;
    }

    /// <summary>Writes all of them, where there is anything.</summary>
    public static void Write(Utf8JsonWriter writer, AgentConfig config)
    {
        if (config.DisplayCurrency is { } currency)
        {
            writer.WriteString(ConfigFieldNames.DisplayCurrency, currency);
        }

        if (config.ExchangeRateSource != ExchangeRateSource.Own)
        {
            writer.WriteString(ConfigFieldNames.ExchangeRateSource, ConfigWords.Name(config.ExchangeRateSource));
        }

        if (config.ExchangeRates.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(ConfigFieldNames.ExchangeRates);
        foreach (OwnExchangeRate rate in config.ExchangeRates)
        {
            writer.WriteStartObject(rate.Pair);
            writer.WriteNumber("rate", rate.Rate);
            if (rate.AsOf is { } day)
            {
                writer.WriteString("as_of", day.ToString("O", CultureInfo.InvariantCulture));
            }

            ConfigWords.WriteRest(writer, rate.Unknown);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The two currencies of a pair (<c>USD/EUR</c>), or what is wrong with it.</summary>
    public static (string From, string To, string? Problem) Pair(string text)
    {
        string[] parts = text.Split('/');
        string? from = parts.Length == 2 ? CurrencyCode.Read(parts[0]) : null;
        string? to = parts.Length == 2 ? CurrencyCode.Read(parts[1]) : null;
        return from is null || to is null ? ("", "", "is no pair of currencies; write USD/EUR for how many euros a dollar is, in codes by ISO 4217")
            : from == to ? ("", "", "is one currency twice")
            : (from, to, null);
    }

    /// <summary>Sets or removes a rate that somebody typed.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="pair">The pair: <c>USD/EUR</c>.</param>
    /// <param name="value">The rate (<see cref="TypedForm"/>); null removes it.</param>
    /// <exception cref="ConfigException">The pair or the rate can't be.</exception>
    public static AgentConfig Set(AgentConfig config, string pair, string? value)
    {
        (string from, string to, string? problem) = Pair(pair);
        if (problem is not null)
        {
            throw new ConfigException($"'{KeyText.Mask(pair)}' {problem}.");
        }

        OwnExchangeRate? before = config.ExchangeRates.FirstOrDefault(rate => rate.From == from && rate.To == to);
        if (value is null)
        {
            return before is null ? config : config with { ExchangeRates = [.. config.ExchangeRates.Where(rate => rate != before)] };
        }

        OwnExchangeRate after = Typed(from, to, value) with { Unknown = before?.Unknown };
        return config with { ExchangeRates = before is null ? [.. config.ExchangeRates, after] : [.. config.ExchangeRates.Select(rate => rate == before ? after : rate)] };
    }

    /// <summary>A rate of a patch, in the form that it has in the file, as <see cref="Set"/> takes it; null removes it. A field that doesn't exist is a mistake here.</summary>
    /// <exception cref="ConfigException">It isn't valid.</exception>
    public static string? Text(string pair, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new ConfigException($"The exchange rate {KeyText.Mask(pair)} must be an object: {{ \"rate\": 0.92, \"as_of\": \"2026-11-01\" }}.");
        }

        OwnExchangeRate rate = ReadOne(pair, new ConfigFields(value, [], new JsonLines(), (_, problem) => new ConfigException($"The exchange rate {KeyText.Mask(pair)} isn't valid: {problem}.")));
        return rate.Unknown is not null ? throw new ConfigException("An exchange rate has the fields rate and as_of, and no others.")
            : rate.AsOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"{rate.Rate}@{day:yyyy-MM-dd}")
            : rate.Rate.ToString(CultureInfo.InvariantCulture);
    }

    private static OwnExchangeRate ReadOne(string pair, ConfigFields fields)
    {
        (string from, string to, string? problem) = Pair(pair);
        if (problem is not null)
        {
            throw fields.Fail(null, $"{KeyText.Mask(pair)} {problem}");
        }

        JsonElement rate = fields.Any("rate") ?? throw fields.Fail(null, $"the exchange rate {pair} has no \"rate\"");
        return new OwnExchangeRate
        {
            From = from,
            To = to,
            Rate = rate.ValueKind == JsonValueKind.Number && rate.TryGetDecimal(out decimal value) && IsRate(value) ? value : throw fields.Fail("rate", RateProblem),
            AsOf = fields.Text("as_of") is { } text ? Day(text) ?? throw fields.Fail("as_of", DateProblem) : null,
            Unknown = fields.Rest(),
        };
    }

    private static OwnExchangeRate Typed(string from, string to, string value)
    {
        string[] parts = value.Split('@');
        DateOnly? day = parts.Length == 2 ? Day(parts[1].Trim()) : null;
        return parts.Length <= 2 && (parts.Length == 1 || day is not null)
            && decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal rate) && IsRate(rate)
            ? new OwnExchangeRate { From = from, To = to, Rate = rate, AsOf = day }
            : throw new ConfigException($"The exchange rate {from}/{to} must be {TypedForm}; the rate {RateProblem}.");
    }

    private static bool IsRate(decimal rate) => rate is >= Least and <= Most;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
