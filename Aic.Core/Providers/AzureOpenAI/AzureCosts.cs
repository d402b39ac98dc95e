using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// Reads what resources cost, by UTC day and meter (a line on Azure's bill, such as one model's input tokens):
/// <see href="https://learn.microsoft.com/rest/api/cost-management/query/usage"/>. Amounts are in the main unit of the account's currency.
/// </summary>
internal static class AzureCosts
{
    private const string ApiVersion = "2025-03-01";
    private const int MaxDaysPerCall = 31;

    /// <summary>The costs of some resources of one subscription.</summary>
    /// <param name="arm">Azure Resource Manager.</param>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="days">Whole UTC days.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ProviderException">They can't be read.</exception>
    public static async Task<IReadOnlyList<UsageBreakdown>> ReadAsync(ArmClient arm, string subscriptionId, IReadOnlyList<AzureResourceId> resources, UsagePeriod days, CancellationToken cancellationToken)
    {
        List<UsageBreakdown> rows = [];
        string address = $"/subscriptions/{Uri.EscapeDataString(subscriptionId)}/providers/Microsoft.CostManagement/query?api-version={ApiVersion}";
        try
        {
            for (DateTimeOffset start = days.Start; start < days.End; start = start.AddDays(MaxDaysPerCall))
            {
                DateTimeOffset end = start.AddDays(MaxDaysPerCall) < days.End ? start.AddDays(MaxDaysPerCall) : days.End;
                ReadOnlyMemory<byte> question = Question(resources, start, end);

                // The next page is asked for with the same question.
                await arm.ReadPagesAsync(address, async page =>
                {
                    CostAnswer? answer = await arm.PostAsync(page, question, CostAnswer.Read, cancellationToken).ConfigureAwait(false);
                    if (answer is null)
                    {
                        return null;
                    }

                    CostProperties table = answer.Properties ?? throw Unreadable("no table");
                    rows.AddRange(ReadRows(table, start, end));
                    return table.NextLink;
                }).ConfigureAwait(false);
            }
        }
        catch (ApiException exception)
        {
            throw AzureErrors.OfResourceManager(exception, "cost", "Cost Management Reader", $"the subscription {subscriptionId}");
        }

        return rows;
    }

    private static ReadOnlyMemory<byte> Question(IReadOnlyList<AzureResourceId> resources, DateTimeOffset start, DateTimeOffset end)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "ActualCost");
            writer.WriteString("timeframe", "Custom");
            writer.WriteStartObject("timePeriod");
            writer.WriteString("from", Moment(start));

            // The last day is inclusive.
            writer.WriteString("to", Moment(end.AddSeconds(-1)));
            writer.WriteEndObject();
            writer.WriteStartObject("dataset");
            writer.WriteString("granularity", "Daily");
            writer.WriteStartObject("aggregation");
            writer.WriteStartObject("totalCost");
            writer.WriteString("name", "Cost");
            writer.WriteString("function", "Sum");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartArray("grouping");
            writer.WriteStartObject();
            writer.WriteString("type", "Dimension");
            writer.WriteString("name", "Meter");
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteStartObject("filter");
            writer.WriteStartObject("dimensions");
            writer.WriteString("name", "ResourceId");
            writer.WriteString("operator", "In");
            writer.WriteStartArray("values");
            foreach (AzureResourceId resource in resources)
            {
                writer.WriteStringValue(resource.Canonical);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static IEnumerable<UsageBreakdown> ReadRows(CostProperties table, DateTimeOffset start, DateTimeOffset end)
    {
        if (table.Rows is not { Count: > 0 } rows)
        {
            yield break;
        }

        int cost = Column(table, "Cost") ?? Column(table, "PreTaxCost") ?? Column(table, "totalCost") ?? throw Unreadable("no column for the cost");
        int date = Column(table, "UsageDate") ?? throw Unreadable("no column for the day");
        int currency = Column(table, "Currency") ?? throw Unreadable("no column for the currency");
        int? meter = Column(table, "Meter");
        foreach (IReadOnlyList<JsonElement> row in rows)
        {
            if (row.Count < table.Columns!.Count)
            {
                throw Unreadable("a row that is too short");
            }

            DateTimeOffset day = Day(row[date]);
            if (day < start || day >= end)
            {
                throw Unreadable("a day that wasn't asked for");
            }

            decimal amount = Amount(row[cost]);
            string code = Text(row[currency])?.ToUpperInvariant() ?? throw Unreadable("a cost without a currency");
            yield return new UsageBreakdown
            {
                Start = day,
                End = day.AddDays(1),
                Item = (meter is { } index ? Text(row[index]) : null) ?? "cost",
                CostUsd = code == "USD" ? amount : null,
                CostOther = code == "USD" ? null : new MoneyAmount(amount, code),
                CostSource = CostSource.Billed,
            };
        }
    }

    private static int? Column(CostProperties table, string name)
    {
        for (int i = 0; i < (table.Columns?.Count ?? 0); i++)
        {
            if (string.Equals(table.Columns![i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    private static decimal Amount(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal amount))
        || (value.ValueKind == JsonValueKind.String && decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out amount))
            ? amount
            : throw Unreadable("a cost that isn't a number");

    private static DateTimeOffset Day(JsonElement value) =>
        DateOnly.TryParseExact(value.ToString(), ["yyyyMMdd", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw Unreadable("a day that isn't a date");

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ProviderException Unreadable(string what) =>
        new(new UsageError(UsageErrorKind.ParseError, $"Azure Cost Management answered with {what}."));
}
