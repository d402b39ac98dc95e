using System.Globalization;

namespace Aic.Core.Pricing;

/// <summary>What prices must be like, wherever they come from. A problem is a sentence without its subject.</summary>
internal static class PriceRules
{
    /// <summary>Dollars for a million tokens: the dearest model so far took 600.</summary>
    public const decimal MaxRate = 10_000m;

    /// <summary>Dollars for one search or request.</summary>
    public const decimal MaxFee = 10m;

    /// <summary>What a service tier may multiply prices with.</summary>
    public const decimal MaxFactor = 20m;

    /// <summary>Decimals that a price may have: with them, costs of any count of tokens stay exact.</summary>
    public const int MaxDecimals = 8;

    /// <summary>The longest name, source or note.</summary>
    public const int MaxText = 500;

    /// <summary>What a price for tokens must be.</summary>
    public const string RateProblem = "must be a number of US dollars for a million tokens, from 0 to 10000, with 8 decimals at most";

    /// <summary>What a fee must be.</summary>
    public const string FeeProblem = "must be a number of US dollars for one, from 0 to 10, with 8 decimals at most";

    /// <summary>What a tier's price must be.</summary>
    public const string TierProblem = "must be a factor on the standard prices, above 0 and at most 20, or an object with prices of its own";

    /// <summary>What a date must be.</summary>
    public const string DateProblem = "must be a date (UTC) such as \"2026-11-24\"";

    /// <summary>What a threshold must be.</summary>
    public const string ContextProblem = "must be a whole number of tokens, from 1 to 100000000";

    /// <summary>What a source must be.</summary>
    public const string SourceProblem = "must be a full address such as https://example.com/pricing";

    /// <summary>What a text must be.</summary>
    public const string TextProblem = "must be a text in double quotes, not empty, of 500 characters at most";

    /// <summary>True for an amount in a range that keeps computing with it exact.</summary>
    public static bool IsAmount(decimal amount, decimal most) => amount >= 0 && amount <= most && amount.Scale <= MaxDecimals;

    /// <summary>Reads a date.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
