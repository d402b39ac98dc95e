using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Mistral;

/// <summary>Limits, and what to say of them.</summary>
internal sealed record MistralLimits(IReadOnlyList<QuotaWindow> Quotas, IReadOnlyList<string> Notes)
{
    /// <summary>These and others.</summary>
    public MistralLimits And(MistralLimits others) => new([.. Quotas, .. others.Quotas], [.. Notes, .. others.Notes]);
}

/// <summary>
/// Limits: the organization's monthly spend limit and rate limits for an admin key
/// (<see href="https://docs.mistral.ai/api/endpoint/beta/admin/billing"/>), the plan's included usage for an ordinary one.
/// Usage is worth showing without them: what can't be read is a note.
/// </summary>
internal static class MistralQuotas
{
    /// <summary>The monthly spend limit, in the billing currency.</summary>
    public static async Task<MistralLimits> SpendAsync(MistralApi api, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (MistralSpendLimit? answer, string? problem) = await TryAsync("spend limit", () => api.GetAdminAsync("/spend-limit", MistralSpendLimit.Read, cancellationToken)).ConfigureAwait(false);
        List<string> notes = problem is null ? [] : [problem];
        if (answer?.Limits is not { } limits)
        {
            return new MistralLimits([], notes);
        }

        if (limits.LastPaymentFailure is true)
        {
            notes.Add("Mistral says that the latest payment failed: access may end.");
        }

        if (limits.Completion is not { NoMonthlyLimit: not true, UsageLimit: { } limit } completion)
        {
            return new MistralLimits([], notes);
        }

        decimal? used = completion.TotalUsage ?? completion.Usage + completion.VibeUsage ?? completion.Usage;
        QuotaWindow quota = new()
        {
            Name = "monthly spend",
            Used = used,
            Limit = limit,
            Unit = limits.Currency?.ToUpperInvariant(),
            UsedPercent = limit > 0 && used is not null ? Math.Round(used.Value / limit * 100, 2) : null,
            ResetsAt = UtcMonth.StartOf(now).AddMonths(1),
        };
        return new MistralLimits([quota], notes);
    }

    /// <summary>Rate limits: those of the organization, and those of the models that were used (Mistral lists every model it has).</summary>
    public static async Task<MistralLimits> RatesAsync(MistralApi api, IReadOnlySet<string> usedModels, CancellationToken cancellationToken)
    {
        (MistralRateLimit? answer, string? problem) = await TryAsync("rate limits", () => api.GetAdminAsync("/rate-limit", MistralRateLimit.Read, cancellationToken)).ConfigureAwait(false);
        if (answer is null)
        {
            return new MistralLimits([], problem is null ? [] : [problem]);
        }

        List<QuotaWindow> quotas = [];
        Add(quotas, "requests per second", answer.RequestsPerSecond, "requests");
        foreach ((string model, MistralTokenLimit? limit) in answer.TokensLimitsByModel.Where(pair => usedModels.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(quotas, $"tokens per minute ({model})", limit?.TokensPerMinute, "tokens");
            Add(quotas, $"tokens per month ({model})", limit?.TokensPerMonth, "tokens");
        }

        return new MistralLimits(quotas, []);
    }

    /// <summary>
    /// What the plan includes each month. The interface isn't documented (Mistral's own command line tool reads it), so that it may be missing,
    /// and then nothing is said.
    /// </summary>
    public static async Task<IReadOnlyList<QuotaWindow>> BudgetsAsync(MistralApi api, CancellationToken cancellationToken)
    {
        (MistralBudgets? answer, _) = await TryAsync("budget", () => api.GetAsync("/v1/billing/budget", MistralBudgets.Read, cancellationToken)).ConfigureAwait(false);
        List<QuotaWindow> quotas = [];
        AddBudget(quotas, "monthly API budget", answer?.ApiBudget);
        AddBudget(quotas, "monthly Vibe budget", answer?.VibeBudget);
        return quotas;
    }

    private static void Add(List<QuotaWindow> quotas, string name, decimal? limit, string unit)
    {
        if (limit is not null)
        {
            quotas.Add(new QuotaWindow { Name = name, Limit = limit, Unit = unit });
        }
    }

    private static void AddBudget(List<QuotaWindow> quotas, string name, MistralBudget? budget)
    {
        if (budget?.UsagePercentage is { } percent)
        {
            quotas.Add(new QuotaWindow
            {
                Name = name,
                Limit = budget.InitialBudget,
                Unit = budget.InitialBudget is null ? null : budget.Currency?.ToUpperInvariant(),
                UsedPercent = percent,
                ResetsAt = MistralTime.Parse(budget.ResetAt),
            });
        }
    }

    private static async Task<(T? Answer, string? Problem)> TryAsync<T>(string what, Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return (await ask().ConfigureAwait(false), null);
        }
        catch (ApiException exception)
        {
            return (null, $"The {what} couldn't be read: {exception.Message}");
        }
        catch (ProviderException exception)
        {
            return (null, $"The {what} couldn't be read: {exception.Message}");
        }
    }
}
