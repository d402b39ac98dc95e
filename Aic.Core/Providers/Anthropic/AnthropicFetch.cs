using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Providers.Anthropic;

/// <summary>
/// One fetch: the analytics, or as a whole the older reports where the analytics aren't to be had or the period begins before they reach,
/// so that no hour is counted by both; and the spend limits beside them.
/// </summary>
internal sealed class AnthropicFetch(AnthropicApi api, UsagePeriod period, TimeProvider time, ILogger logger)
{
    private readonly DateTimeOffset _now = time.GetUtcNow();
    private readonly List<string> _notes = [];
    private AnthropicAnswer? _answer;
    private bool _isAnalyticsAnswer;
    private IReadOnlyList<AnthropicSpendLimit> _limits = [];

    /// <summary>What to add when Anthropic refuses a period that begins before the analytics reach; null for any other.</summary>
    public string? Hint { get; private set; }

    /// <summary>Fetches.</summary>
    /// <exception cref="ApiException">Anthropic refused.</exception>
    /// <exception cref="ProviderException">No answer, or a broken one.</exception>
    /// <exception cref="OverflowException">Sums that no count can hold.</exception>
    public async Task<ProviderReport> RunAsync(CancellationToken cancellationToken)
    {
        BucketPlan plan = BucketPlan.For(period, _now);
        if (plan.IsFuture)
        {
            return Border.NotYet(period, AnthropicProvider.Name);
        }

        await Together.AskAsync([stop => ReadReportsAsync(plan, stop), ReadLimitsAsync], cancellationToken).ConfigureAwait(false);

        AnthropicAnswer answer = _answer!;
        plan.NoteCoverage(AnthropicProvider.Name, _notes);
        _notes.AddRange(answer.Notes);
        UsageData usage = answer.Rows.Total(period, answer.Answered, AnthropicProvider.Name, _notes);
        usage = answer.HasCost && answer.CostDays is { } days ? days.Mark(usage, _notes) : usage;
        return new ProviderReport
        {
            Usage = usage,
            Quotas = await QuotasAsync(plan, usage, cancellationToken).ConfigureAwait(false),
            Notes = _notes,
        };
    }

    private async Task ReadReportsAsync(BucketPlan plan, CancellationToken cancellationToken)
    {
        DateTimeOffset earliest = AnalyticsReach.Earliest(_now);
        if (plan.Start >= earliest)
        {
            try
            {
                _answer = await AnalyticsReader.ReadAsync(api, plan, cancellationToken).ConfigureAwait(false);
                _isAnalyticsAnswer = true;
                return;
            }
            catch (ApiException exception) when (AnalyticsReach.IsUnavailable(exception))
            {
                _notes.Add("These numbers come from Anthropic's older reports: its analytics (a beta) aren't available to this organization.");
            }
        }
        else
        {
            _notes.Add($"These numbers come from Anthropic's older reports: its analytics reach back to {BucketPlan.Text(earliest)} only.");
            Hint = $" Anthropic's analytics reach back to {BucketPlan.Text(earliest)}: for a period from then on, more keys and organizations may ask.";
        }

        BillingDays days = new(period, _now, AnthropicProvider.Name);
        _answer = await OlderReportsReader.ReadAsync(api, plan, days, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadLimitsAsync(CancellationToken cancellationToken)
    {
        try
        {
            _limits = await api.SpendLimitsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception) when ((int)exception.Status is >= 400 and < 429)
        {
            // Reading limits is a preview that organizations have to ask for; most don't have it.
        }
        catch (Exception exception) when (exception is ApiException or ProviderException)
        {
            logger.SpendLimitUnreadable(AnthropicProvider.Name, exception.Message);
        }
    }

    private async Task<IReadOnlyList<QuotaWindow>> QuotasAsync(BucketPlan plan, UsageData usage, CancellationToken cancellationToken)
    {
        IReadOnlyList<AnthropicSpendLimit> shown = AnthropicSpend.Shown(_limits, api.WorkspaceId);
        bool Counts(AnthropicSpendLimit limit) => AnthropicSpend.CountsBilledMonth(limit, _limits, api.WorkspaceId);
        decimal? used = shown.Any(Counts) ? await UsedThisMonthAsync(plan, usage, cancellationToken).ConfigureAwait(false) : null;
        return [.. shown.Select(limit => AnthropicSpend.Quota(limit, Counts(limit) ? used : null, _limits, _now))];
    }

    /// <summary>What was billed this month. The older report won't do: it leaves out the priority tier.</summary>
    private async Task<decimal?> UsedThisMonthAsync(BucketPlan plan, UsageData usage, CancellationToken cancellationToken)
    {
        if (!_isAnalyticsAnswer || !_answer!.HasCost)
        {
            return null;
        }

        if (UtcMonth.IsSoFar(plan, _now))
        {
            return usage.CostUsd;
        }

        try
        {
            BucketPlan month = UtcMonth.DaysOf(_now);
            UsageRows rows = new();
            foreach (AnalyticsCostRow row in await api.CostAsync(new UsagePeriod(month.Start, month.AskedEnd), isDaily: true, cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row);
            }

            return rows.Total(new UsagePeriod(month.Start, month.End), UsageColumns.CostUsd, AnthropicProvider.Name, []).CostUsd;
        }
        catch (Exception exception) when (exception is ApiException or ProviderException)
        {
            logger.SpendLimitUnreadable(AnthropicProvider.Name, exception.Message);
            return null;
        }
    }
}
