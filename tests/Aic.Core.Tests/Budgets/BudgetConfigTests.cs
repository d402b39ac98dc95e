using System.Text.Json;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Testing;

namespace Aic.Core.Tests.Budgets;

/// <summary>Budgets in the configuration file.</summary>
public sealed class BudgetConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private ConfigFile File => new(_folder.File("agent.json"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_field_survives_a_write()
    {
        Budget budget = new()
        {
            Name = "tokens-of-work",
            Amount = 2_500_000.5m,
            Unit = BudgetUnit.Tokens,
            Period = BudgetPeriod.Week,
            StartsOn = 7,
            Accounts = ["openai@work", "claude-*"],
            Models = ["gpt-*"],
            Projects = [@"C:\work\*"],
            Counts = BudgetCounts.Estimated,
            Thresholds = [BudgetThreshold.At(12.5m)!, BudgetThreshold.Projected],
        };

        File.Update(config => BudgetChange.Set(config, budget));

        Budget read = Assert.Single(File.Read().Budgets);
        Assert.Equal(JsonSerializer.Serialize(new BudgetReportOf(budget), Json), JsonSerializer.Serialize(new BudgetReportOf(read), Json));
        Assert.Equal([12.5m, null], read.Thresholds.Select(threshold => threshold.Percent));
    }

    [Fact]
    public void Defaults_stand_for_what_is_left_out()
    {
        Budget budget = Read("""{ "amount": 20 }""");

        Assert.Equal((20m, BudgetUnit.Usd, BudgetPeriod.Month, null, null), (budget.Amount, budget.Unit, budget.Period, budget.StartsOn, budget.Counts));
        Assert.Equal(["50%", "80%", "100%", "projected"], budget.Thresholds.Select(threshold => threshold.ToString()));
        Assert.Equal((0, 0, 0), (budget.Accounts.Count, budget.Models.Count, budget.Projects.Count));
    }

    [Theory]
    [InlineData("""{ }""", "has no \"amount\"")]
    [InlineData("""{ "amount": 0 }""", "\"amount\" must be a number above 0")]
    [InlineData("""{ "amount": -5 }""", "\"amount\" must be a number above 0")]
    [InlineData("""{ "amount": "5" }""", "\"amount\" must be a number above 0")]
    [InlineData("""{ "amount": 1e300 }""", "\"amount\" must be a number above 0")]
    [InlineData("""{ "amount": 5, "unit": "EUR" }""", "\"unit\" must be \"USD\" or \"tokens\"")]
    [InlineData("""{ "amount": 5, "period": "year" }""", "\"period\" must be \"day\", \"week\" or \"month\"")]
    [InlineData("""{ "amount": 5, "period": "1" }""", "\"period\" must be")]
    [InlineData("""{ "amount": 5, "starts_on": 32 }""", "\"starts_on\" must be a day")]
    [InlineData("""{ "amount": 5, "starts_on": 0 }""", "\"starts_on\" must be a day")]
    [InlineData("""{ "amount": 5, "period": "week", "starts_on": 8 }""", "\"starts_on\" must be a day")]
    [InlineData("""{ "amount": 5, "period": "day", "starts_on": 1 }""", "\"starts_on\" must be a day")]
    [InlineData("""{ "amount": 5, "counts": "both" }""", "\"counts\" must be \"billed\" or \"estimated\"")]
    [InlineData("""{ "amount": 5, "accounts": "openai" }""", "\"accounts\" must be a list")]
    [InlineData("""{ "amount": 5, "models": [""] }""", "\"models\" must be a list")]
    [InlineData("""{ "amount": 5, "thresholds": [0] }""", "\"thresholds\" must be a list")]
    [InlineData("""{ "amount": 5, "thresholds": [50, 50.0] }""", "each once")]
    [InlineData("""{ "amount": 5, "thresholds": ["soon"] }""", "\"thresholds\" must be a list")]
    [InlineData("""{ "amount": 5, "thresholds": 80 }""", "\"thresholds\" must be a list")]
    [InlineData("5", "a budget must be an object")]
    public void A_wrong_value_is_named_with_its_line_and_what_it_must_be(string budget, string problem)
    {
        System.IO.File.WriteAllText(_folder.File("agent.json"), $"{{\n  \"budgets\": {{\n    \"mine\": {budget}\n  }}\n}}");

        ConfigException exception = Assert.Throws<ConfigException>(File.Read);

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, exception.Line);
    }

    [Theory]
    [InlineData("""{ "budgets": { "a b": { "amount": 1 } } }""", "is no budget's name")]
    [InlineData("""{ "budgets": { "mine": { "amount": 1 }, "MINE": { "amount": 2 } } }""", "stands here twice")]
    [InlineData("""{ "budgets": [] }""", "\"budgets\" must be an object")]
    public void A_wrong_name_is_told(string text, string problem)
    {
        System.IO.File.WriteAllText(_folder.File("agent.json"), text);

        Assert.Contains(problem, Assert.Throws<ConfigException>(File.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_that_this_version_does_not_know_are_kept_through_a_change()
    {
        System.IO.File.WriteAllText(_folder.File("agent.json"), """{ "budgets": { "Mine": { "amount": 5, "colour": "red" } }, "other": 1 }""");

        AgentConfig config = File.Update(config => BudgetChange.Set(config, new Budget { Name = "mine", Amount = 7 }));

        Budget budget = Assert.Single(config.Budgets);
        Assert.Equal(("Mine", 7m, "red"), (budget.Name, budget.Amount, budget.Unknown!["colour"].GetString()));
        Assert.Equal(1, config.Unknown!["other"].GetInt32());
    }

    [Fact]
    public void A_budget_is_removed_by_its_name_alone()
    {
        File.Update(config => BudgetChange.Set(BudgetChange.Set(config, new Budget { Name = "a", Amount = 1 }), new Budget { Name = "b", Amount = 2 }));

        AgentConfig config = File.Update(config => BudgetChange.Remove(config, "A"));

        Assert.Equal("b", Assert.Single(config.Budgets).Name);
        Assert.Contains("There are: b.", Assert.Throws<UnknownBudgetException>(() => BudgetChange.Remove(config, "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_of_the_file_masks_no_budget_for_its_name()
    {
        AgentConfig config = BudgetChange.Set(new AgentConfig(), new Budget { Name = "weekly-tokens", Amount = 1, Unit = BudgetUnit.Tokens });

        Assert.Equal(1, MaskedConfig.From(config, ProviderCatalog.All)["budgets"]!["weekly-tokens"]!["amount"]!.GetValue<int>());
    }

    [Fact]
    public void A_mistyped_field_is_refused_where_it_is_not_the_file_that_is_read()
    {
        using JsonDocument body = JsonDocument.Parse("""{ "amount": 5, "acounts": ["openai"] }""");

        Assert.Contains("has the fields amount", Assert.Throws<ConfigException>(() => BudgetChange.Parse("mine", body.RootElement)).Message, StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions Json = new();

    private static Budget Read(string fields)
    {
        using JsonDocument document = JsonDocument.Parse(fields);
        return BudgetChange.Parse("mine", document.RootElement);
    }

    private sealed record BudgetReportOf(Budget Budget);
}
