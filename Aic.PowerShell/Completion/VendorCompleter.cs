using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core.Configuration;
using Aic.Core.Pricing;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the ids of those whose prices the book has.</summary>
public sealed class VendorCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Vendors().Where(vendor => pattern.IsMatch(vendor.Id)).Select(vendor => new CompletionResult(vendor.Id, vendor.Id, CompletionResultType.ParameterValue, vendor.Name));
    }

    private static IReadOnlyList<PriceVendor> Vendors()
    {
        try
        {
            return TrackerHost.Current.LoadPrices().Vendors;
        }
        catch (ConfigException)
        {
            return [];
        }
    }
}
