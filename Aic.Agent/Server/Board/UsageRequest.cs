using Aic.Core.Usage;

namespace Aic.Agent.Server.Board;

/// <summary>A question about usage; equal questions have the same answer.</summary>
/// <param name="Period">The period.</param>
/// <param name="By">What to sum by.</param>
/// <param name="IncludesUnconfigured">True tells of accounts that aren't set up too.</param>
/// <param name="AccountId">The one account that is asked about; null for all.</param>
internal sealed record UsageRequest(PeriodChoice Period, UsageGrouping By = UsageGrouping.None, bool IncludesUnconfigured = false, string? AccountId = null)
{
    /// <summary>The question without any parameter.</summary>
    public static readonly UsageRequest Default = new(PeriodChoice.Default);
}
