using Aic.Core.Usage;

namespace Aic.Core.Transfer.ProviderFiles;

/// <summary>
/// Azure's cost and usage details (actual or amortized), as the portal, an export of Cost Management or the Cost Details API write them. Columns:
/// https://learn.microsoft.com/azure/cost-management-billing/automate/understand-usage-details-fields, by agreement:
/// https://learn.microsoft.com/azure/cost-management-billing/dataset-schema/schema-index. Like the account's own costs, a row is a day and a meter.
/// </summary>
internal sealed class AzureCostCsv : ProviderCsv
{
    private const string Service = "ConsumedService";
    private const string Meter = "MeterName";

    // The names that the agreements have for the same: Microsoft Customer and Enterprise Agreement; pay-as-you-go.
    private static readonly string[] Date = ["Date", "UsageDateTime"];
    private static readonly string[] Cost = ["CostInBillingCurrency", "PreTaxCost"];
    private static readonly string[] Currency = ["BillingCurrency", "BillingCurrencyCode", "Currency"];

    /// <inheritdoc />
    public override string Name => "Azure's cost and usage details";

    /// <inheritdoc />
    protected override IReadOnlyList<string[]> Columns { get; } = [[Service], [Meter], Date, Cost, Currency];

    /// <inheritdoc />
    public override UsageRecord? Read(Func<string, string> cell) =>
        cell(Service).Equals("Microsoft.CognitiveServices", StringComparison.OrdinalIgnoreCase)
            ? Costing(
                new UsageRecord
                {
                    Date = Day(FirstOf(cell, Date), "Date", "yyyy-MM-dd", "MM/dd/yyyy", "yyyyMMdd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fffffffZ"),
                    AccountId = "azure-openai",
                    Item = Text(cell(Meter)) ?? "cost",
                },
                Amount(FirstOf(cell, Cost), Cost[0]),
                FirstOf(cell, Currency))
            : null;

    /// <inheritdoc />
    public override bool Tells(UsageBreakdown row) => HasCost(row);
}
