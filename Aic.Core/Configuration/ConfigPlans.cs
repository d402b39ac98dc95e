using System.Text.Json;
using Aic.Core.Currencies;
using Aic.Core.Http;
using Aic.Core.Plans;

namespace Aic.Core.Configuration;

/// <summary>Plans in the configuration file.</summary>
internal static class ConfigPlans
{
    public const string AmountProblem = "must be a number above 0 and at most 1000000000";
    public const string PeriodProblem = "must be \"month\" or \"year\"";

    private const decimal MaxAmount = 1_000_000_000m;

    /// <summary>True for an amount that can be a plan's.</summary>
    public static bool IsAmount(decimal amount) => amount is > 0 and <= MaxAmount;

    /// <summary>Reads the plans.</summary>
    public static IReadOnlyList<Plan> Read(ConfigFields root)
    {
        List<Plan> plans = [];
        HashSet<string> accounts = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string account, ConfigFields fields) in root.Objects(ConfigFieldNames.Plans, "a plan"))
        {
            plans.Add(accounts.Add(account) ? ReadOne(account, fields) : throw fields.Fail(null, $"the plan for {KeyText.Mask(account)} stands here twice (capitals don't matter)"));
        }

        return plans;
    }

    /// <summary>Reads one plan.</summary>
    public static Plan ReadOne(string account, ConfigFields fields)
    {
        if (AccountId.Parse(account) is null)
        {
            throw fields.Fail(null, $"{KeyText.Mask(account)} is no account's name; write {AccountId.Form}");
        }

        JsonElement amount = fields.Any("amount") ?? throw fields.Fail(null, $"the plan for {account} has no \"amount\"");
        return new Plan
        {
            Account = account,
            Amount = amount.ValueKind == JsonValueKind.Number && amount.TryGetDecimal(out decimal value) && IsAmount(value) ? value : throw fields.Fail("amount", AmountProblem),
            Currency = fields.Text("currency") is { } currency ? CurrencyCode.Read(currency) ?? throw fields.Fail("currency", ConfigRates.CurrencyProblem) : Plan.Dollar,
            Period = fields.Text("period") is { } period ? ConfigWords.Read<PlanPeriod>(period) ?? throw fields.Fail("period", PeriodProblem) : PlanPeriod.Month,
            Unknown = fields.Rest(),
        };
    }

    /// <summary>Writes the plans, where there are any.</summary>
    public static void Write(Utf8JsonWriter writer, AgentConfig config)
    {
        if (config.Plans.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(ConfigFieldNames.Plans);
        foreach (Plan plan in config.Plans)
        {
            writer.WriteStartObject(plan.Account);
            writer.WriteNumber("amount", plan.Amount);
            if (plan.Currency != Plan.Dollar)
            {
                writer.WriteString("currency", plan.Currency);
            }

            writer.WriteString("period", ConfigWords.Name(plan.Period));
            ConfigWords.WriteRest(writer, plan.Unknown);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
