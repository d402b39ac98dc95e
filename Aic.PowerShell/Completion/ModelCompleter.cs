using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core.Configuration;
using Aic.Core.Pricing;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the names of models that the price book has.</summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Prices().Where(price => pattern.IsMatch(price.Entry.Model)).DistinctBy(price => price.Entry.Model).Select(price => new CompletionResult(
            price.Entry.Model,
            price.Entry.Model,
            CompletionResultType.ParameterValue,
            $"{price.Vendor?.Name ?? PriceText.Origin(price.Origin)}: {PriceText.Amount(price.Entry.Rates.Input)} in, {PriceText.Amount(price.Entry.Rates.Output)} out"));
    }

    /// <summary>The prices; none where the configuration file is broken, for completion is no place for errors.</summary>
    private static IEnumerable<AppliedPrice> Prices()
    {
        try
        {
            return TrackerHost.Current.LoadPrices().All(DateTimeOffset.UtcNow);
        }
        catch (ConfigException)
        {
            return [];
        }
    }
}
