using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>
/// Billed costs with the columns of FOCUS 1.2 (https://focus.finops.org/focus-specification/v1-2/): all that are mandatory, and those others that are known. One row is what a model
/// or item of the bill cost on one day in one currency. Tokens stand beside it where the provider tells them of the same model. Estimates are no charges and have no place here.
/// </summary>
internal sealed class FocusRecordWriter : RecordWriter
{
    private static readonly string[] Columns =
    [
        "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd", "ChargeCategory", "ChargeClass", "ChargeDescription",
        "ChargeFrequency", "ChargePeriodStart", "ChargePeriodEnd", "ConsumedQuantity", "ConsumedUnit", "ContractedCost", "EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingCategory",
        "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "ServiceCategory", "ServiceName", "ServiceSubcategory", "SkuId",
    ];

    private readonly List<UsageRecord> _day = [];

    /// <inheritdoc />
    public override string Head => string.Join(',', Columns) + CsvText.LineEnd;

    /// <inheritdoc />
    public override string Line(UsageRecord record)
    {
        string before = _day.Count > 0 && (_day[0].Date != record.Date || _day[0].AccountId != record.AccountId) ? Flush() : "";
        _day.Add(record);
        return before;
    }

    /// <inheritdoc />
    public override string End() => Flush();

    /// <summary>The rows of the day that is over: costs and tokens of one model come in records of their own.</summary>
    private string Flush()
    {
        string rows = string.Concat(_day.GroupBy(record => record.Model ?? record.Item).SelectMany(Charges));
        _day.Clear();
        return rows;
    }

    private static IEnumerable<string> Charges(IGrouping<string?, UsageRecord> group)
    {
        MoneyAmount[] billed = UsageTotals.SumMoney(group.Where(record => record.CostSource == CostSource.Billed).SelectMany(Amounts));
        long? tokens = UsageTotals.Sum(group.SelectMany(record => new[] { record.TokensInput, record.TokensOutput, record.TokensCacheRead, record.TokensCacheWrite }));
        UsageRecord first = group.First();

        // Tokens stand beside one amount only, so that their sum over all rows is right.
        return billed.Select((amount, i) => string.Join(',', Cells(first, group.Key, amount, i == 0 ? tokens : null)) + CsvText.LineEnd);
    }

    private static IEnumerable<MoneyAmount?> Amounts(UsageRecord record) =>
    [
        record.CostUsd is { } dollars ? new MoneyAmount(dollars, "USD") : null,
        record.CostOther is { } other && record.Currency is { } currency ? new MoneyAmount(other, currency) : null,
    ];

    private static IEnumerable<string> Cells(UsageRecord record, string? name, MoneyAmount amount, long? tokens)
    {
        string cost = RecordColumns.Number(amount.Amount);
        string provider = CsvText.Text(record.ProviderName);
        string quantity = RecordColumns.Number((decimal?)tokens);
        string unit = tokens is null ? "" : "Tokens";
        DateOnly month = new(record.Date.Year, record.Date.Month, 1);
        return
        [
            cost, CsvText.Text(record.AccountId), CsvText.Text(record.AccountId), amount.Currency, Moment(month), Moment(month.AddMonths(1)), "Usage", "",
            CsvText.Text(name is null ? $"{record.ProviderName} usage" : $"{record.ProviderName}: {name}"), "Usage-Based", Moment(record.Date), Moment(record.Date.AddDays(1)), quantity, unit, cost, cost,
            provider, cost, "Standard", quantity, unit, provider, provider, "AI and Machine Learning", CsvText.Text($"{record.ProviderName} API"), "Generative AI", CsvText.Text(name),
        ];
    }

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
