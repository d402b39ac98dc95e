using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Lifecycle;
using Aic.Core.Plans;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Transfer;

namespace Aic.Agent.Commands;

/// <summary>The command line of <c>aic</c>: its verbs, and what becomes of errors.</summary>
/// <param name="context">What the verbs work with.</param>
internal sealed class CommandLine(CliContext context)
{
    private static readonly Example[] RootExamples =
    [
        new("aic usage", "what you used this month"),
        new("aic config set openai.api_key -", "set a key; it isn't shown"),
        new("aic providers test", "see whether your keys are good"),
    ];

    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colours. NO_COLOR in the environment says the same.", Recursive = true };

    /// <summary>The verbs by name, each made when it is needed.</summary>
    internal (string Name, Func<Command> Create)[] Verbs =>
    [
        ("usage", () => UsageCommand.Create(context, _noColor)),
        ("refresh", () => RefreshCommand.Create(context, _noColor)),
        ("history", () => HistoryCommand.Create(context, _noColor)),
        ("show", () => ShowCommand.Create(context, _noColor)),
        (WatchCommand.Name, () => WatchCommand.Create(context, _noColor)),
        ("export", () => ExportCommand.Create(context)),
        ("import", () => ImportCommand.Create(context)),
        ("sessions", () => SessionsCommand.Create(context, _noColor)),
        (StatusLineCommand.Name, () => StatusLineCommand.Create(context)),
        ("explain", () => ExplainCommand.Create(context, _noColor)),
        ("doctor", () => DoctorCommand.Create(context, _noColor)),
        ("providers", () => ProvidersCommand.Create(context, _noColor)),
        ("budget", () => BudgetCommand.Create(context, _noColor)),
        ("alerts", () => AlertsCommand.Create(context, _noColor)),
        ("forecast", () => ForecastCommand.Create(context, _noColor)),
        ("plan", () => PlanCommand.Create(context, _noColor)),
        ("prices", () => PricesCommand.Create(context, _noColor)),
        ("rates", () => RatesCommand.Create(context, _noColor)),
        ("config", () => ConfigCommand.Create(context)),
        (ServeCommand.Name, () => ServeCommand.Create(context)),
        ("agent", () => AgentCommand.Create(context, _noColor)),
    ];

    /// <summary>The program with all of its verbs.</summary>
    public RootCommand Build()
    {
        RootCommand root = new("What you used of AI providers, what it cost, and what is left.") { _noColor };
        foreach ((_, Func<Command> create) in Verbs)
        {
            root.Subcommands.Add(create());
        }

        HelpOption help = root.Options.OfType<HelpOption>().Single();
        HelpWithExamples helpWithExamples = new((HelpAction)help.Action!, RootExamples);
        help.Action = helpWithExamples;
        root.SetAction(helpWithExamples.Invoke);
        return root;
    }

    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="interruption">Ctrl+C and the like.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, Interruption interruption)
    {
        try
        {
            int exitCode = await InvokeAsync(args, interruption.Token);
            context.Terminal.Out.Flush();
            return exitCode;
        }
        catch (OperationCanceledException) when (interruption.ExitCode != 0)
        {
            return interruption.ExitCode;
        }
        catch (Exception exception)
        {
            return Fail(exception);
        }
    }

    /// <summary>As much as the arguments need: who names a verb and asks for no help doesn't wait until the others are built, with the library's texts for help.</summary>
    private Command BuildFor(string[] args) =>
        args.Length > 0 && !args.Any(IsHelp) && Array.Find(Verbs, verb => verb.Name == args[0]).Create is { } create
            ? new Command("aic") { _noColor, create() }
            : Build();

    private static bool IsHelp(string argument) => argument is "-h" or "-?" or "/h" or "/?" or "--help";

    private async Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken)
    {
        ParseResult result = BuildFor(args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not HelpWithExamples && Problems(result) is { Length: > 0 } problems)
        {
            throw CliException.WrongArguments($"{string.Join(" ", problems)} See: {PathOf(result.CommandResult)} --help");
        }

        InvocationConfiguration configuration = new()
        {
            Output = context.Terminal.Out,
            Error = context.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await result.InvokeAsync(configuration, cancellationToken);
    }

    /// <summary>What the parser says, and what it lets pass: a mistyped option where arguments may stand.</summary>
    private static string[] Problems(ParseResult result)
    {
        string? mistyped = result.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token is { Type: TokenType.Argument, Value: ['-', _, ..] })?.Value;
        return mistyped is null ? [.. result.Errors.Select(error => error.Message).Distinct()] : [char.IsAsciiDigit(mistyped[1]) ? $"{mistyped} is below zero, which nothing here can be." : $"There is no option {mistyped}."];
    }

    private int Fail(Exception exception)
    {
        (string message, int exitCode) = exception switch
        {
            CliException own => (own.Message, own.ExitCode),
            UnknownAccountException => (exception.Message, ExitCodes.WrongArguments),
            AgentRunningException => (exception.Message, ExitCodes.AlreadyRunning),
            ConfigException or AgentException or PriceUpdateException or UnknownPriceException or ProviderException or PriceDataException or ImportException or UnknownBudgetException or UnknownPlanException or UnknownAlertChannelException or UnknownAlertException or AlertSnoozeException or StoreUnusableException or ExchangeRateException or IOException or UnauthorizedAccessException => (exception.Message, ExitCodes.Failure),
            _ => ($"Something unexpected went wrong: {exception.Message} {CliLogger.LevelVariable}=debug shows more.", ExitCodes.Failure),
        };
        CliLog.Cause(context.Logger, exception);
        context.Terminal.WriteErrorLine(PlainText.Of($"aic: {message}"));
        return exitCode;
    }

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "aic";
}
