using System.Collections.Concurrent;
using System.Globalization;
using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Mistral;

/// <summary>
/// Mistral. Usage, prices and limits come from its Admin API (<see href="https://docs.mistral.ai/admin/admin-api/usage-metrics"/>), which takes an
/// Admin API key only; an ordinary key is checked against the list of models. A call answers for one calendar month (UTC), by day, model and kind;
/// requests aren't counted. Input, output and cached tokens are priced apart from each other, so none contains another.
/// The cost is the quantity that Mistral bills times the price that it states, before credits and tax.
/// </summary>
internal sealed class MistralProvider : IUsageProvider
{
    private static readonly DateOnly FirstMonth = new(2023, 12, 1);

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = "mistral",
        Name = "Mistral",
        KeyVariables = ["MISTRAL_ADMIN_API_KEY", "MISTRAL_API_KEY"],
        Authentication = "An Admin API key (Enterprise plans) reads usage, cost and limits; an ordinary API key is only checked.",
        SetupHint = "Set MISTRAL_ADMIN_API_KEY to an Admin API key from Mistral's Admin Panel (Enterprise plans) to read usage; MISTRAL_API_KEY is enough to have a key checked.",
        Reports = ["tokens", "cost", "models", "days", "quotas"],
        Dashboard = new Uri("https://admin.mistral.ai/organization/usage"),
        Documentation = new Uri("https://docs.mistral.ai/admin/admin-api/usage-metrics"),
    };

    private string NeedsAdminKey =>
        $"The key is valid, but only an Admin API key may read usage (Enterprise plans). Set MISTRAL_ADMIN_API_KEY to one from Mistral's Admin Panel, or see {Descriptor.Dashboard}.";

    /// <inheritdoc />
    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        MistralApi api = new(context, Border.KeyOf(context.Account), Descriptor.Name);
        DateTimeOffset now = context.Time.GetUtcNow();
        UsagePeriod days = period.ToUtcDays()
            ?? throw new ProviderException(new UsageError(UsageErrorKind.NotSupported, "Mistral counts by UTC day, and the period holds none. Ask for a day or more."));
        if (days.Start > now)
        {
            return Border.NotYet(period, Descriptor.Name);
        }

        try
        {
            IReadOnlyList<MistralMonth> months = await ReadMonthsAsync(api, days, now, cancellationToken).ConfigureAwait(false);
            return await ReportAsync(api, period, days, months, now, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when (MistralApi.IsRefusal(exception))
        {
            await api.ExpectOrdinaryKeyAsync(exception, cancellationToken).ConfigureAwait(false);
            return new ProviderReport
            {
                Quotas = await MistralQuotas.BudgetsAsync(api, cancellationToken).ConfigureAwait(false),
                Description = NeedsAdminKey,
                Error = new UsageError(UsageErrorKind.Forbidden, NeedsAdminKey),
            };
        }
        catch (ApiException exception)
        {
            throw exception.ToProviderException();
        }
    }

    /// <inheritdoc />
    public async Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        try
        {
            MistralApi api = new(context, Border.KeyOf(context.Account), Descriptor.Name);
            try
            {
                await api.GetAdminAsync("/rate-limit", MistralRateLimit.Read, cancellationToken).ConfigureAwait(false);
                return new KeyValidation(KeyStatus.Valid, "The Admin API key is valid and can read usage, cost and limits.", ["usage", "cost", "quotas"]);
            }
            catch (ApiException exception) when (MistralApi.IsRefusal(exception))
            {
                await api.ExpectOrdinaryKeyAsync(exception, cancellationToken).ConfigureAwait(false);
                return new KeyValidation(KeyStatus.Valid, NeedsAdminKey, []);
            }
        }
        catch (ApiException exception)
        {
            return KeyVerdict.Of(exception.Error);
        }
        catch (ProviderException exception)
        {
            return KeyVerdict.Of(exception.Error);
        }
    }

    /// <summary>Reads every month that the days touch: not those to come, nor those before Mistral sold anything.</summary>
    private static async Task<IReadOnlyList<MistralMonth>> ReadMonthsAsync(MistralApi api, UsagePeriod days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly first = Latest(MonthOf(days.Start), FirstMonth);
        DateOnly last = MonthOf(days.End.AddTicks(-1) < now ? days.End.AddTicks(-1) : now);

        // The first month finds out which address answers, and whether the key may ask.
        ConcurrentBag<MistralMonth> months = [await ReadMonthAsync(api, first, cancellationToken).ConfigureAwait(false)];
        List<Func<CancellationToken, Task>> others = [];
        for (DateOnly month = first.AddMonths(1); month <= last; month = month.AddMonths(1))
        {
            DateOnly asked = month;
            others.Add(async stop => months.Add(await ReadMonthAsync(api, asked, stop).ConfigureAwait(false)));
        }

        await Together.AskAsync(others, cancellationToken).ConfigureAwait(false);
        return [.. months.OrderBy(month => month.First)];
    }

    private static async Task<MistralMonth> ReadMonthAsync(MistralApi api, DateOnly month, CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/usage?month={month.Month}&year={month.Year}");
        return MistralMonth.Read(await api.GetAdminAsync(path, MistralUsage.Read, cancellationToken).ConfigureAwait(false), month);
    }

    private static async Task<ProviderReport> ReportAsync(
        MistralApi api,
        UsagePeriod period,
        UsagePeriod days,
        IReadOnlyList<MistralMonth> months,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<MistralMonth>? cut = MistralTotals.Cut(months, days, now);
        HashSet<string> models = [.. (cut ?? []).SelectMany(month => month.Rows).Select(row => row.Model).OfType<string>()];
        Task<MistralLimits> rates = MistralQuotas.RatesAsync(api, models, cancellationToken);
        MistralLimits spend = await MistralQuotas.SpendAsync(api, now, cancellationToken).ConfigureAwait(false);
        MistralLimits limits = spend.And(await rates.ConfigureAwait(false));
        if (cut is null)
        {
            const string MonthsOnly = "Mistral told this usage by whole months, from which no shorter period can be cut. Ask for ThisMonth or LastMonth.";
            return new ProviderReport
            {
                Quotas = limits.Quotas,
                Notes = limits.Notes,
                Description = MonthsOnly,
                Error = new UsageError(UsageErrorKind.NotSupported, MonthsOnly),
            };
        }

        UsageData usage = MistralTotals.Of(period, days, cut);
        return new ProviderReport { Usage = usage, Quotas = limits.Quotas, Notes = [.. Notes(period, days, cut, usage), .. limits.Notes] };
    }

    private static IEnumerable<string> Notes(UsagePeriod period, UsagePeriod days, IReadOnlyList<MistralMonth> months, UsageData usage)
    {
        if (!period.IsWholeUtcDays)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Mistral counts by UTC day: these numbers cover {days.Start:yyyy-MM-dd} to {days.End.AddDays(-1):yyyy-MM-dd} (UTC).");
        }

        if (usage.CostSource == CostSource.Billed)
        {
            yield return "The cost is what Mistral bills at the prices it states, before credits and tax.";
        }

        string[] unpriced = [.. months.SelectMany(month => month.Rows).Where(row => row.IsCostUnknown).Select(row => row.Model ?? row.Item ?? row.Unit).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (unpriced.Length > 0)
        {
            yield return $"Mistral states no single price for {string.Join(", ", unpriced)}: the total cost is unknown, the breakdown has what is priced.";
        }

        if (months.Any(month => month.HasStorage))
        {
            yield return "Stored fine-tuned models are left out: Mistral doesn't say in which unit it counts them.";
        }
    }

    private static DateOnly MonthOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1);

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
