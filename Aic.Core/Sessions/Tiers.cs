using Aic.Core.Pricing;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>Which of a model's prices a response has.</summary>
internal static class Tiers
{
    /// <summary>The tier that a response's traits tell.</summary>
    public static ServiceTier Of(RecordTraits traits) => traits switch
    {
        _ when traits.HasFlag(RecordTraits.Fast) => ServiceTier.Fast,
        _ when traits.HasFlag(RecordTraits.Batch) => ServiceTier.Batch,
        _ when traits.HasFlag(RecordTraits.Priority) => ServiceTier.Priority,
        _ when traits.HasFlag(RecordTraits.Flex) => ServiceTier.Flex,
        _ => ServiceTier.Standard,
    };
}
