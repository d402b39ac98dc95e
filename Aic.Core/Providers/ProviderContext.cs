using Aic.Core.Http;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Providers;

/// <summary>What a provider is handed to answer one question.</summary>
/// <param name="Account">The account to ask for.</param>
/// <param name="Http">The pipeline that all providers share.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where causes go that are too detailed for an error message. Never a key.</param>
public sealed record ProviderContext(ProviderAccount Account, HttpPipeline Http, TimeProvider Time, ILogger Logger);
