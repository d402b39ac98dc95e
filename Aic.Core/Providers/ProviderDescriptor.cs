namespace Aic.Core.Providers;

/// <summary>What the catalog says of a provider.</summary>
public sealed record ProviderDescriptor
{
    /// <summary>The id: lower case, words joined by hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The name as the provider writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Where usage comes from: the provider's interface, or logs on this machine.</summary>
    public UsageSource Source { get; init; }

    /// <summary>
    /// The folders on this machine that hold a coding tool's session logs, whether they exist or not; the argument reads an environment variable.
    /// Null for a provider that is asked over the network.
    /// </summary>
    internal Func<Func<string, string?>, IReadOnlyList<string>>? LogFolders { get; init; }

    /// <summary>The files in which a login elsewhere on this machine leaves a credential that can be borrowed, whether they exist or not; null for a provider without.</summary>
    internal Func<Func<string, string?>, IReadOnlyList<string>>? LoginFiles { get; init; }

    /// <summary>Environment variables that may hold the key, the first one set wins.</summary>
    public required IReadOnlyList<string> KeyVariables { get; init; }

    /// <summary>Environment variables that may hold the base URL, the first one set wins.</summary>
    public IReadOnlyList<string> EndpointVariables { get; init; } = [];

    /// <summary>Settings besides key and endpoint.</summary>
    public IReadOnlyList<ProviderSetting> Settings { get; init; } = [];

    /// <summary>How it authenticates, in a few words: which key reads usage, which only validates.</summary>
    public required string Authentication { get; init; }

    /// <summary>What to set and where to get it, in one sentence; shown when nothing is set.</summary>
    public required string SetupHint { get; init; }

    /// <summary>What the provider can report with the right key: <c>requests</c>, <c>tokens</c>, <c>cost</c>, <c>models</c>, <c>days</c>, <c>quotas</c>.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    /// <summary>How many days back the provider's interface tells what was used; null where nothing is documented. Older days would come back empty, as if nothing had been used.</summary>
    public int? HistoryDays { get; init; }

    /// <summary>The page on which a person sees usage.</summary>
    public required Uri Dashboard { get; init; }

    /// <summary>The documentation of the interface that is read.</summary>
    public required Uri Documentation { get; init; }
}
