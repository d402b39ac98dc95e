using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core;
using Aic.Core.Alerts;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the ids of alerts whose cause lasts.</summary>
public sealed class AlertCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Active()
            .Where(alert => pattern.IsMatch(alert.Id))
            .Select(alert => new CompletionResult(alert.Id, alert.Id, CompletionResultType.ParameterValue, alert.Title));
    }

    private static IReadOnlyList<Alert> Active()
    {
        try
        {
            return TrackerHost.Current.GetAlerts(new AlertQuery());
        }
        catch (StoreUnusableException)
        {
            // Who presses Tab wants no error; the cmdlet tells it.
            return [];
        }
    }
}
