using System.CommandLine;
using Aic.Core.Providers;

namespace Aic.Agent.Commands;

/// <summary>The accounts that a verb is about, as arguments or with <c>--provider</c>.</summary>
internal sealed class AccountArguments
{
    private readonly Argument<string[]> _argument = new("provider")
    {
        Description = "Ids of providers or accounts (openai, openai@work); * and ? stand for anything. All when left out.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "provider",
    };

    private readonly Option<string[]> _option = new("--provider", "-p")
    {
        Description = "The same as an option; may be repeated.",
        HelpName = "provider",
    };

    /// <summary>Adds them to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        _argument.CompletionSources.Add(_ => ProviderCatalog.All.Select(provider => provider.Descriptor.Id));
        _option.CompletionSources.Add(_ => ProviderCatalog.All.Select(provider => provider.Descriptor.Id));
        command.Add(_argument);
        command.Add(_option);
    }

    /// <summary>The names and patterns that were given; empty for everybody.</summary>
    /// <param name="result">The parsed command line.</param>
    public IReadOnlyList<string> Read(ParseResult result) =>
        [.. (result.GetValue(_argument) ?? []).Concat(result.GetValue(_option) ?? []).Select(name => name.Trim())];
}
