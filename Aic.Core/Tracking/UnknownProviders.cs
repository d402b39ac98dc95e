using System.Collections.Concurrent;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Tracking;

/// <summary>
/// Tells, once for each name, which accounts of the configuration file are of no provider: a newer version may know them, or a name is misspelt,
/// and then somebody waits for usage that will never come.
/// </summary>
/// <param name="catalog">The providers.</param>
/// <param name="logger">Where warnings go.</param>
internal sealed class UnknownProviders(IReadOnlyList<IUsageProvider> catalog, ILogger logger)
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Warns of what wasn't warned of yet.</summary>
    /// <param name="config">The configuration file's content.</param>
    /// <param name="file">The file, for the message.</param>
    public void Tell(AgentConfig config, string file)
    {
        foreach (string name in config.Providers.Keys.Where(name => AccountId.Parse(name)?.Find(catalog) is null))
        {
            if (_told.TryAdd(name, true))
            {
                string known = string.Join(", ", catalog.Select(provider => provider.Descriptor.Id));
                TrackerLog.UnknownProvider(logger, name, file, known);
            }
        }
    }
}
