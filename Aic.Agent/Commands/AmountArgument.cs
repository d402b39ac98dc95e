using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Aic.Agent.Commands;

/// <summary>An amount on the command line, the same in every language.</summary>
internal static class AmountArgument
{
    /// <summary>Makes the argument.</summary>
    /// <param name="description">What it is.</param>
    /// <param name="arity">Whether it may be left out.</param>
    public static Argument<decimal?> Create(string description, ArgumentArity arity) => new("amount")
    {
        Description = description,
        Arity = arity,
        CustomParser = Parse,
    };

    private static decimal? Parse(ArgumentResult argument)
    {
        if (decimal.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
        {
            return amount;
        }

        argument.AddError($"'{argument.Tokens[0].Value}' is no amount. Write it as 200 or 49.50, above zero and without a currency.");
        return null;
    }
}
