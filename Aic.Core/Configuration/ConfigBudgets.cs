using System.Text.Json;
using Aic.Core.Budgets;
using Aic.Core.Http;

namespace Aic.Core.Configuration;

/// <summary>Budgets in the configuration file.</summary>
internal static class ConfigBudgets
{
    private const int MostBudgets = 1000;
    private const int MostItems = 100;

    /// <summary>Reads the budgets.</summary>
    public static IReadOnlyList<Budget> Read(ConfigFields root)
    {
        List<Budget> budgets = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, ConfigFields fields) in root.Objects(ConfigFieldNames.Budgets, "a budget"))
        {
            if (!names.Add(name))
            {
                throw fields.Fail(null, $"the budget {KeyText.Mask(name)} stands here twice (capitals don't matter)");
            }

            budgets.Add(budgets.Count < MostBudgets ? ReadOne(name, fields) : throw root.Fail(ConfigFieldNames.Budgets, $"must hold at most {MostBudgets} budgets"));
        }

        return budgets;
    }

    /// <summary>Reads one budget.</summary>
    public static Budget ReadOne(string name, ConfigFields fields)
    {
        if (!BudgetText.IsName(name))
        {
            throw fields.Fail(null, $"{KeyText.Mask(name)} {BudgetRules.NameProblem}");
        }

        JsonElement amount = fields.Any("amount") ?? throw fields.Fail(null, $"the budget {name} has no \"amount\"");
        BudgetPeriod period = fields.Word("period", ConfigWords.Read<BudgetPeriod>, BudgetRules.PeriodProblem) ?? BudgetPeriod.Month;
        int? startsOn = fields.Any("starts_on") is null ? null : fields.Whole("starts_on", 1, 31, BudgetRules.StartsOnProblem);
        return new Budget
        {
            Name = name,
            Amount = amount.ValueKind == JsonValueKind.Number && amount.TryGetDecimal(out decimal value) && BudgetRules.IsAmount(value)
                ? value
                : throw fields.Fail("amount", BudgetRules.AmountProblem),
            Unit = fields.Text("unit") is { } unit ? BudgetText.ReadUnit(unit) ?? throw fields.Fail("unit", BudgetRules.UnitProblem) : BudgetUnit.Usd,
            Period = period,
            StartsOn = BudgetRules.IsStart(period, startsOn) ? startsOn : throw fields.Fail("starts_on", BudgetRules.StartsOnProblem),
            Accounts = Patterns(fields, "accounts"),
            Models = Patterns(fields, "models"),
            Projects = Patterns(fields, "projects"),
            Counts = fields.Word("counts", ConfigWords.Read<BudgetCounts>, BudgetRules.CountsProblem),
            Thresholds = Thresholds(fields),
            Unknown = fields.Rest(),
        };
    }

    /// <summary>Writes the budgets, where there are any.</summary>
    public static void Write(Utf8JsonWriter writer, AgentConfig config)
    {
        if (config.Budgets.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(ConfigFieldNames.Budgets);
        foreach (Budget budget in config.Budgets)
        {
            writer.WriteStartObject(budget.Name);
            writer.WriteNumber("amount", budget.Amount);
            writer.WriteString("unit", BudgetText.Name(budget.Unit));
            writer.WriteString("period", ConfigWords.Name(budget.Period));
            if (budget.StartsOn is { } day)
            {
                writer.WriteNumber("starts_on", day);
            }

            ConfigWords.Write(writer, "accounts", budget.Accounts);
            ConfigWords.Write(writer, "models", budget.Models);
            ConfigWords.Write(writer, "projects", budget.Projects);
            if (budget.Counts is { } counts)
            {
                writer.WriteString("counts", ConfigWords.Name(counts));
            }

            WriteThresholds(writer, budget);
            ConfigWords.WriteRest(writer, budget.Unknown);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteThresholds(Utf8JsonWriter writer, Budget budget)
    {
        writer.WriteStartArray("thresholds");
        foreach (BudgetThreshold threshold in budget.Thresholds)
        {
            if (threshold.Percent is { } percent)
            {
                writer.WriteNumberValue(percent);
            }
            else
            {
                writer.WriteStringValue(BudgetThreshold.ProjectedName);
            }
        }

        writer.WriteEndArray();
    }

    private static IReadOnlyList<string> Patterns(ConfigFields fields, string name)
    {
        IReadOnlyList<string> patterns = fields.Texts(name, BudgetRules.PatternsProblem, pattern => !string.IsNullOrWhiteSpace(pattern)) ?? [];
        return patterns.Count <= MostItems ? patterns : throw fields.Fail(name, $"must hold at most {MostItems} names");
    }

    private static IReadOnlyList<BudgetThreshold> Thresholds(ConfigFields fields)
    {
        if (fields.Any("thresholds") is not { } list)
        {
            return BudgetThreshold.Defaults;
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostItems)
        {
            throw fields.Fail("thresholds", BudgetRules.ThresholdsProblem);
        }

        List<BudgetThreshold> thresholds = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            BudgetThreshold? threshold = item.ValueKind switch
            {
                JsonValueKind.Number when item.TryGetDecimal(out decimal percent) => BudgetThreshold.At(percent),
                JsonValueKind.String => BudgetThreshold.Parse(item.GetString()!),
                _ => null,
            };
            thresholds.Add(threshold is not null && !thresholds.Contains(threshold) ? threshold : throw fields.Fail("thresholds", BudgetRules.ThresholdsProblem));
        }

        return thresholds;
    }
}
