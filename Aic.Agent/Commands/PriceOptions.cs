using System.CommandLine;
using System.Globalization;

namespace Aic.Agent.Commands;

/// <summary>The options that say whose price and at which date.</summary>
internal sealed class PriceOptions
{
    private readonly Option<DateTimeOffset?> _date = new("--date")
    {
        Description = "The date of use (2026-11-01, UTC). Now when left out.",
        HelpName = "date",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
            {
                return date;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no date. Write it as 2026-11-01.");
            return null;
        },
    };

    private readonly Option<string?> _provider = new("--provider")
    {
        Description = "Who served the model (openai, azure, …). The model's maker when left out.",
        HelpName = "name",
    };

    private readonly TimeProvider _time;

    /// <summary>Makes the options.</summary>
    /// <param name="time">The clock.</param>
    public PriceOptions(TimeProvider time) => _time = time;

    /// <summary>Adds them to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        command.Add(_date);
        command.Add(_provider);
    }

    /// <summary>The date asked for.</summary>
    /// <param name="result">The command line.</param>
    public DateTimeOffset Date(ParseResult result) => result.GetValue(_date) ?? _time.GetUtcNow();

    /// <summary>The provider asked for; null for none.</summary>
    /// <param name="result">The command line.</param>
    public string? Provider(ParseResult result) => result.GetValue(_provider);
}
