using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Tests.Sessions;
using Aic.Core.Transfer;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Transfer;

/// <summary>What providers themselves export.</summary>
public sealed class ProviderFileTests : IDisposable
{
    private const string AnthropicUsage = """
        usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed
        2026-11-02,claude-sonnet-4-5,key,Default,standard,≤ 200k,100,10,20,300,50,2,global,
        2026-11-02,claude-sonnet-4-5,other,Default,standard,≤ 200k,1,0,0,0,2,0,global,
        """;

    private const string AnthropicCosts = """
        usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed
        2026-11-02,Claude Sonnet 4.5,Default,key,message,≤ 200k,input_no_cache,0.05,0.05,token,global,
        2026-11-02,Claude Sonnet 4.5,Default,key,message,≤ 200k,output,0.20,0.20,token,global,
        2026-11-02,,Default,key,message,,,0.02,0.02,web_search,global,
        """;

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("Date,MeterCategory,MeterName,ConsumedService,CostInBillingCurrency,BillingCurrency\n11/02/2026,x,gpt-4o Input,Microsoft.CognitiveServices,1.5,USD\n11/02/2026,x,gpt-4o Input,microsoft.cognitiveservices,0.25,USD\n11/02/2026,x,P10 Disks,Microsoft.Compute,9,USD\n")]
    [InlineData("\uFEFFUsageDateTime,MeterName,ConsumedService,PreTaxCost,Currency,Tags\n2026-11-02,gpt-4o Input,Microsoft.CognitiveServices,1.75,USD,\"{\"\"a\"\": \"\"b,c\"\"}\"\n2026-11-02,P10 Disks,Microsoft.Compute,9,USD,\n")]
    public async Task Azures_costs_come_by_day_and_meter_without_other_services(string file)
    {
        ImportResult result = await ImportAsync(file);

        Assert.Equal((1, 1), (result.DaysImported, result.RecordsOfOthers));
        UsageRecord record = Assert.Single(await RecordsAsync("azure-openai"));
        Assert.Equal((new DateOnly(2026, 11, 2), "gpt-4o Input", 1.75m, CostSource.Billed, true), (record.Date, record.Item, record.CostUsd, record.CostSource, record.IsImported));
    }

    [Fact]
    public async Task Azures_other_currencies_stay_what_they_are()
    {
        await ImportAsync("date,meterName,consumedService,costInBillingCurrency,billingCurrency\n2026-11-02,a,Microsoft.CognitiveServices,1.5,EUR\n");

        UsageRecord record = Assert.Single(await RecordsAsync("azure-openai"));
        Assert.Equal((null, 1.5m, "EUR"), (record.CostUsd, record.CostOther, record.Currency));
    }

    [Fact]
    public async Task The_consoles_usage_and_costs_of_a_day_stand_side_by_side_and_twice_changes_nothing()
    {
        await ImportAsync(AnthropicUsage);
        await ImportAsync(AnthropicCosts);
        ImportResult usageAgain = await ImportAsync(AnthropicUsage);
        ImportResult costsAgain = await ImportAsync(AnthropicCosts);

        Assert.Equal((0, 0), (usageAgain.DaysImported, costsAgain.DaysImported));
        UsageRecord[] records = await RecordsAsync("anthropic");
        UsageRecord usage = Assert.Single(records, record => record.TokensInput is not null);
        Assert.Equal(("claude-sonnet-4-5", 101L, 52L, 300L, 30L, 20L), (usage.Model, usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite, usage.TokensCacheWrite1h));
        Assert.Equal(new UsageQuantity("web_searches", 2), Assert.Single(usage.Quantities));
        Assert.Equal([("Claude Sonnet 4.5", null, 0.25m), (null, "web_search", 0.02m)], records.Where(record => record.CostUsd is not null).Select(record => (record.Model, record.Item, record.CostUsd!.Value)).OrderBy(row => row.Item, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Openais_costs_come_by_day_and_line_and_an_empty_day_is_known()
    {
        ImportResult result = await ImportAsync(
            "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,project_id\n" +
            "1793491200,1793577600,2026-11-01T00:00:00,2026-11-02T00:00:00,,,,,,\n" +
            "1793577600,1793664000,2026-11-02T00:00:00,2026-11-03T00:00:00,0.5,usd,1000,tokens,\"gpt-5-nano, input\",proj\n");

        Assert.Equal(2, result.DaysImported);
        UsageRecord[] records = await RecordsAsync("openai");
        Assert.Equal([(new DateOnly(2026, 11, 1), null, null), (new DateOnly(2026, 11, 2), "gpt-5-nano, input", 0.5m)], records.Select(record => (record.Date, record.Item, record.CostUsd)));
    }

    [Theory]
    [InlineData("Date,MeterName,ConsumedService,CostInBillingCurrency,BillingCurrency\n2.11.2026,a,Microsoft.CognitiveServices,1,USD\n", "Line 2 can't be imported: Date must be a day")]
    [InlineData("Date,MeterName,ConsumedService,CostInBillingCurrency,BillingCurrency\n2026-11-02,a,Microsoft.CognitiveServices,\"1,5\",USD\n", "CostInBillingCurrency must be a number")]
    [InlineData("Date,MeterName,ConsumedService,CostInBillingCurrency,BillingCurrency\n2026-11-02,a,Microsoft.CognitiveServices,1,\n", "needs its code of three letters")]
    [InlineData("usage_date_utc,model_version,usage_input_tokens_no_cache,usage_output_tokens\n2026-11-02,a,-1,1\n", "usage_input_tokens_no_cache must be a whole number")]
    [InlineData("start_time,end_time,amount_value,amount_currency\n1793491200,1793664000,1,usd\n", "must be of one UTC day")]
    [InlineData("start_time,end_time,amount_value,amount_currency\nsoon,1793664000,1,usd\n", "start_time must be a time")]
    public async Task A_line_that_is_not_right_is_named(string file, string message)
    {
        ImportException exception = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(file));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private async Task<ImportResult> ImportAsync(string file)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(file));
        using UsageTracker tracker = Start();
        return await tracker.ImportAsync(input, null, TestContext.Current.CancellationToken);
    }

    private async Task<UsageRecord[]> RecordsAsync(string account)
    {
        using UsageTracker tracker = Start();
        UsagePeriod period = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        return await tracker.ExportAsync(new ExportQuery { Accounts = [account], Period = period }, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    private UsageTracker Start() => new(new UsageTrackerOptions
    {
        Paths = new AicPaths(_home.Folder, _home.Folder),
        GetVariable = _home.Variables.GetValueOrDefault,
        Time = _home.Time,
        Logger = _home.Logger,
        Catalog = ProviderCatalog.All,
    });
}
