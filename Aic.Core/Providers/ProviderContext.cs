using Aic.Core.Http;
using Aic.Core.Pricing;
using Aic.Core.Sessions;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Providers;

/// <summary>What a provider is handed to answer one question.</summary>
/// <param name="Account">The account to ask for.</param>
/// <param name="Pipeline">The pipeline that all providers share; made when it is first needed.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where causes go that are too detailed for an error message. Never a key.</param>
public sealed record ProviderContext(ProviderAccount Account, Lazy<HttpPipeline> Pipeline, TimeProvider Time, ILogger Logger)
{
    /// <summary>Makes a context with a pipeline that is there already.</summary>
    /// <param name="account">The account to ask for.</param>
    /// <param name="http">The pipeline.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where causes go.</param>
    public ProviderContext(ProviderAccount account, HttpPipeline http, TimeProvider time, ILogger logger)
        : this(account, new Lazy<HttpPipeline>(http), time, logger)
    {
    }

    /// <summary>The pipeline that all providers share.</summary>
    public HttpPipeline Http => Pipeline.Value;

    /// <summary>The index of session logs, for coding tools; null where there is none.</summary>
    internal SessionIndex? Sessions { get; init; }

    /// <summary>What models cost, for usage that nobody bills.</summary>
    internal Lazy<PriceBook>? Prices { get; init; }

    /// <summary>What rows should be told apart by besides day and model, for coding tools (<see cref="UsageQuery.Detail"/>).</summary>
    internal UsageGrouping Detail { get; init; }

    /// <summary>Where a coding tool notes what its numbers are made of; null when nobody asked.</summary>
    internal SessionTrace? Trace { get; init; }
}
