using System.Globalization;
using System.Management.Automation;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Changes the configuration's general settings.</summary>
[Cmdlet(VerbsCommon.Set, "AicConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AicConfig))]
public sealed class SetAicConfigCommand : AicCmdlet
{
    private const int LongestTtl = 30 * 24 * 60 * 60;

    /// <summary>How long fetched usage counts as fresh, in seconds.</summary>
    [Parameter]
    [ValidateRange(0, LongestTtl)]
    public int? CacheTtlSeconds { get; set; }

    /// <summary>Whether the agent starts with the user's session.</summary>
    [Parameter]
    public bool? AutoStart { get; set; }

    /// <summary>Writes the changed configuration to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        KeyValuePair<string, string?>[] changes = [.. Changes()];
        if (changes.Length == 0)
        {
            WriteError(Errors.Invalid("NothingToSet", "There is nothing to set.", null, "Give -CacheTtlSeconds or -AutoStart."));
            return;
        }

        string action = "Set " + string.Join(" and ", changes.Select(change => $"{change.Key} to {change.Value}"));
        if (!await ShouldProcessAsync(tracker.Config.Path, action).ConfigureAwait(false))
        {
            return;
        }

        tracker.Config.Update(config => ConfigPath.Set(config, changes, ProviderCatalog.All));
        if (PassThru)
        {
            WriteObject(AicConfig.Read(tracker));
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> Changes()
    {
        if (CacheTtlSeconds is { } seconds)
        {
            yield return new("cache_ttl_seconds", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (AutoStart is { } autoStart)
        {
            yield return new("auto_start", autoStart ? "true" : "false");
        }
    }
}
