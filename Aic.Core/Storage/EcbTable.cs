using System.Globalization;
using Aic.Core.Currencies;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>What is kept of the European Central Bank's rates.</summary>
/// <param name="Rates">The newest that were good; null when there are none yet.</param>
/// <param name="AnsweredAt">When the bank last answered with good ones (UTC), newer or not; null when it never did.</param>
/// <param name="FailedAt">When it was last asked in vain (UTC); null when it never was.</param>
internal sealed record EcbState(EcbRates? Rates, DateTimeOffset? AnsweredAt, DateTimeOffset? FailedAt);

/// <summary>The European Central Bank's newest rates.</summary>
internal static class EcbTable
{
    private const string Answered = "ecb_rates";
    private const string Failed = "ecb_rates_failed";

    /// <summary>What is kept.</summary>
    public static EcbState Read(SqliteConnection connection)
    {
        Dictionary<string, decimal> rates = new(StringComparer.Ordinal);
        DateOnly day = default;
        using (SqliteCommand command = connection.Command("SELECT currency, per_euro, day FROM ecb_rates;"))
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rates.Add(reader.GetString(0), decimal.Parse(reader.GetString(1), NumberStyles.Number, CultureInfo.InvariantCulture));
                day = reader.GetDay(2);
            }
        }

        return new EcbState(rates.Count == 0 ? null : new EcbRates(day, rates), UpkeepTable.Read(connection, Answered), UpkeepTable.Read(connection, Failed));
    }

    /// <summary>Keeps rates in place of those before, and that the bank answered.</summary>
    public static void Write(SqliteConnection connection, EcbRates rates, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM ecb_rates;");
        foreach ((string currency, decimal rate) in rates.PerEuro)
        {
            connection.Execute(
                "INSERT INTO ecb_rates (currency, per_euro, day) VALUES ($currency, $rate, $day);",
                ("$currency", currency),
                ("$rate", rate.ToString(CultureInfo.InvariantCulture)),
                ("$day", rates.Date.ToText()));
        }

        UpkeepTable.Write(connection, Answered, now);
    }

    /// <summary>Keeps that the bank was asked in vain.</summary>
    public static void WriteFailure(SqliteConnection connection, DateTimeOffset now) => UpkeepTable.Write(connection, Failed, now);
}
