using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.Currencies;

namespace Aic.Agent.Commands;

/// <summary>Currencies on the command line.</summary>
internal static class CurrencyArgument
{
    /// <summary>An argument of any number of them.</summary>
    /// <param name="description">What they are.</param>
    public static Argument<string[]> CreateMany(string description)
    {
        Argument<string[]> argument = new("currency")
        {
            Description = description,
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "currency",
            CustomParser = result => [.. result.Tokens.Select(token => Read(result, token.Value))],
        };
        argument.CompletionSources.Add(_ => CurrencyCode.All().Select(code => new System.CommandLine.Completions.CompletionItem(code)));
        return argument;
    }

    /// <summary>An option that takes one.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it is.</param>
    public static Option<string?> CreateOption(string name, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = "currency", CustomParser = result => Read(result, result.Tokens[0].Value) };
        option.CompletionSources.Add(_ => CurrencyCode.All().Select(code => new System.CommandLine.Completions.CompletionItem(code)));
        return option;
    }

    private static string Read(ArgumentResult result, string text)
    {
        string? code = CurrencyCode.Read(text);
        if (code is null)
        {
            result.AddError($"'{text}' is no currency. Write {CurrencyCode.Form}.");
        }

        return code ?? "";
    }
}
