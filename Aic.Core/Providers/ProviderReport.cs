using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>What a provider said of an account.</summary>
public sealed record ProviderReport
{
    /// <summary>The usage; null when the provider has no interface for it.</summary>
    public UsageData? Usage { get; init; }

    /// <summary>Quotas, spend limits and credits.</summary>
    public IReadOnlyList<QuotaWindow> Quotas { get; init; } = [];

    /// <summary>What a reader should know: parts that this key can't read and which key can.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where else to look, in one sentence; null when nothing is missing.</summary>
    public string? Description { get; init; }

    /// <summary>Why <see cref="Usage"/> is null although the provider answered, such as <see cref="UsageErrorKind.NotSupported"/>.</summary>
    public UsageError? Error { get; init; }
}
