using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the names of time zones.</summary>
public sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return TimeZoneInfo.GetSystemTimeZones().Where(zone => pattern.IsMatch(zone.Id)).Select(zone => new CompletionResult(
            zone.Id.Contains(' ', StringComparison.Ordinal) ? $"'{zone.Id}'" : zone.Id,
            zone.Id,
            CompletionResultType.ParameterValue,
            zone.DisplayName));
    }
}
