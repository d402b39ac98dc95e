using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the names of channels.</summary>
public sealed class AlertChannelCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Channels().Where(channel => pattern.IsMatch(channel.Name)).Select(channel => new CompletionResult(
            channel.Name, channel.Name, CompletionResultType.ParameterValue, $"{channel.Type}: {channel.Target}"));
    }

    /// <summary>The channels; none where the configuration file is broken, for completion is no place for errors.</summary>
    private static IReadOnlyList<AlertChannelConfig> Channels()
    {
        try
        {
            return TrackerHost.Current.Config.Read().Alerts.Channels;
        }
        catch (ConfigException)
        {
            return [];
        }
    }
}
