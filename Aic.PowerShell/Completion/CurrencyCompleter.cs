using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core.Currencies;

namespace Aic.PowerShell.Completion;

/// <summary>Completes codes of currencies.</summary>
public sealed class CurrencyCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return CurrencyCode.All().Where(pattern.IsMatch).Select(code => new CompletionResult(code));
    }
}
