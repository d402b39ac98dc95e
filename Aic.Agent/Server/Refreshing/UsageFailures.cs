using Aic.Core.Usage;

namespace Aic.Agent.Server.Refreshing;

/// <summary>Tells failures from answers.</summary>
internal static class UsageFailures
{
    /// <summary>True when a provider that could be asked didn't give what it was asked for. That it offers nothing to read is an answer.</summary>
    /// <param name="usage">What came of asking.</param>
    public static bool IsFailure(this ProviderUsage usage) => usage.Error is { Kind: not (UsageErrorKind.NotSupported or UsageErrorKind.MissingKey) };
}
