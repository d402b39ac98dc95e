using System.CommandLine;
using Aic.Agent.Terminal;

namespace Aic.Agent.Commands;

/// <summary>Options whose values must not stand on the command line: each takes <c>-</c>, and its value is asked for, or read from standard input, a line each.</summary>
/// <param name="names">The options' names, in the order in which they are read.</param>
internal sealed class SecretOptions(params string[] names)
{
    private const string FromInput = "-";

    private readonly Option<string?>[] _options = [.. names.Select(name => new Option<string?>(name) { Description = "- asks for it, or reads it from standard input.", HelpName = "-" })];

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => _options;

    /// <summary>Reads the values of those that were given, by the names without their dashes.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="terminal">Where to ask or read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="CliException">A value stands on the command line, or nothing came.</exception>
    public async Task<IReadOnlyList<(string Name, string Value)>> ReadAsync(ParseResult result, CliTerminal terminal, CancellationToken cancellationToken)
    {
        Option<string?>[] given = [.. _options.Where(option => result.GetResult(option) is not null)];
        if (Array.Find(given, option => result.GetValue(option) != FromInput) is { } shown)
        {
            throw CliException.WrongArguments(
                $"{shown.Name} is not taken from the command line, where shell history and other users could see it. Write \"{shown.Name} -\" and type or paste it, or pipe it in. If it was real, consider it seen.");
        }

        List<(string, string)> values = [];
        using StreamReader? input = given.Length == 0 || terminal.CanAsk ? null : new StreamReader(terminal.OpenInput());
        foreach (Option<string?> option in given)
        {
            string? value = input is null
                ? await SecretPrompt.AskAsync(terminal, $"{option.Name} (not shown)", cancellationToken)
                : await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            values.Add((option.Name.TrimStart('-'), string.IsNullOrWhiteSpace(value) ? throw CliException.WrongArguments($"Nothing came for {option.Name}.") : value.Trim()));
        }

        return values;
    }
}
