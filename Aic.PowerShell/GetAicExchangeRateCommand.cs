using System.Management.Automation;
using Aic.Core.Currencies;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Shows the exchange rates that amounts are shown at, and why those apply. Nobody is asked.</summary>
[Cmdlet(VerbsCommon.Get, "AicExchangeRate")]
[OutputType(typeof(ExchangeRate))]
public sealed class GetAicExchangeRateCommand : AicCmdlet
{
    /// <summary>The currencies that are converted; null for all that there is a rate from.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? From { get; set; }

    /// <summary>The currency that comes of it; null for the display currency, or the US dollar where there is none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? To { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        string[] from = [.. (From ?? []).Select(Code)];
        ExchangeRateReport report = ExchangeRateReport.Of(Tracker.GetExchangeRates(), from, To is null ? null : Code(To));
        foreach (ExchangeRate rate in report.Rates)
        {
            WriteObject(rate);
        }

        foreach (string missing in report.Missing)
        {
            string problem = RateText.NoRate([missing], report.To, report.Source)!;
            if (From is null)
            {
                WriteWarning(problem);
            }
            else
            {
                WriteError(Errors.NoExchangeRate(missing, problem));
            }
        }

        return Task.CompletedTask;
    }

    private static string Code(string text) => CurrencyCode.Read(text)
        ?? throw new TerminatingException(Errors.Invalid("UnknownCurrency", $"'{text}' is no currency. Write {CurrencyCode.Form}.", text, "Tab completes the codes."));
}
