using System.Globalization;
using System.Text.Json;

namespace Aic.Core.Currencies;

/// <summary>A rate that the user set. Kept in <c>agent.json</c> under <c>exchange_rates</c>.</summary>
public sealed record OwnExchangeRate
{
    /// <summary>The currency that is converted: its ISO 4217 code.</summary>
    public required string From { get; init; }

    /// <summary>The currency that comes of it.</summary>
    public required string To { get; init; }

    /// <summary>How much of <see cref="To"/> one of <see cref="From"/> is; above zero.</summary>
    public required decimal Rate { get; init; }

    /// <summary>The day that it is of; null when the user didn't say.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The pair: <c>USD/EUR</c>.</summary>
    public string Pair => $"{From}/{To}";

    /// <summary>Fields that this version doesn't know.</summary>
    public IDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>The rate in a line: <c>USD/EUR 0.92 (2026-11-01)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pair} {Rate}{(AsOf is { } day ? $" ({day:yyyy-MM-dd})" : "")}");
}
