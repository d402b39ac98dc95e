using Aic.Core.Alerts;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Core;

/// <summary>What a tracker works with. The defaults are the real machine.</summary>
public sealed record UsageTrackerOptions
{
    /// <summary>Where the files are; null means the platform's folders, or <c>AIC_CONFIG_DIR</c>.</summary>
    public AicPaths? Paths { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> GetVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The configuration; null reads the file anew for each question.</summary>
    public Func<AgentConfig>? ReadConfig { get; init; }

    /// <summary>True reads the configuration file for the first question alone: for a process that answers one and ends. Of no meaning with <see cref="ReadConfig"/>.</summary>
    public bool ReadsConfigOnce { get; init; }

    /// <summary>The clock and the user's time zone.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where warnings (a store set aside, a full disk) and causes go. Warnings are meant for the user's eyes.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Limits of the HTTP pipeline.</summary>
    public HttpPipelineOptions Http { get; init; } = new();

    /// <summary>How alerts are told; null makes the channels that the configuration names.</summary>
    public Func<AgentConfig, IReadOnlyList<IAlertChannel>>? AlertChannels { get; init; }

    /// <summary>Where the European Central Bank's daily reference rates are fetched from; null means the bank.</summary>
    public Uri? EcbAddress { get; init; }

    /// <summary>The providers.</summary>
    public IReadOnlyList<IUsageProvider> Catalog { get; init; } = ProviderCatalog.All;
}
