using System.Management.Automation;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.History;
using Aic.Core.Lifecycle;
using Aic.Core.Plans;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Transfer;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Error records with stable ids, fitting categories and a word on what to do.</summary>
internal static class Errors
{
    /// <summary>What an account's usage couldn't be read for.</summary>
    /// <param name="usage">The account; the error's target object.</param>
    /// <param name="error">The error.</param>
    public static ErrorRecord Of(ProviderUsage usage, UsageError error) =>
        Make(
            new ProviderException(error),
            error.Kind.ToString(),
            CategoryOf(error.Kind),
            usage,
            error.Message.Contains(usage.AccountId, StringComparison.Ordinal) ? error.Message : $"{usage.AccountId}: {error.Message}",
            RecommendationFor(error.Kind, usage.AccountId));

    /// <summary>A name that no account has.</summary>
    public static ErrorRecord UnknownProvider(string name, IReadOnlyList<string> known)
    {
        UnknownAccountException exception = new(name, known);
        return Make(exception, "UnknownProvider", ErrorCategory.ObjectNotFound, name, exception.Message, "Get-AicProvider lists what there is.");
    }

    /// <summary>An argument that can't be.</summary>
    public static ErrorRecord Invalid(string id, string message, object? target, string recommendation) =>
        Make(new ArgumentException(message), id, ErrorCategory.InvalidArgument, target, message, recommendation);

    /// <summary>The account isn't in the configuration file.</summary>
    public static ErrorRecord NotConfigured(string name, string file) =>
        Make(new ItemNotFoundException($"{file} has no account \"{name}\"."), "NotConfigured", ErrorCategory.ObjectNotFound, name, $"{file} has no account \"{name}\".", "Get-AicConfig lists the accounts in the file.");

    /// <summary>A model that no price is known of.</summary>
    public static ErrorRecord UnknownPrice(string model, string configFile)
    {
        UnknownPriceException exception = new(model, configFile);
        return Make(exception, "UnknownPrice", ErrorCategory.ObjectNotFound, model, exception.Message, "Get-AicPrice lists the models that have one; docs/prices.md tells how to add your own.");
    }

    /// <summary>A budget that there isn't.</summary>
    public static ErrorRecord UnknownBudget(string name, IReadOnlyList<string> known)
    {
        UnknownBudgetException exception = new(name, known);
        return Make(exception, "UnknownBudget", ErrorCategory.ObjectNotFound, name, exception.Message, "Get-AicBudget lists what there is.");
    }

    /// <summary>A plan that there isn't.</summary>
    public static ErrorRecord UnknownPlan(UnknownPlanException exception) =>
        Make(exception, "UnknownPlan", ErrorCategory.ObjectNotFound, exception.Account, exception.Message, "Get-AicPlan lists what there is.");

    /// <summary>A channel of alerts that there isn't.</summary>
    public static ErrorRecord UnknownAlertChannel(string name, IReadOnlyList<string> known)
    {
        UnknownAlertChannelException exception = new(name, known);
        return Make(exception, "UnknownAlertChannel", ErrorCategory.ObjectNotFound, name, exception.Message, "Get-AicAlertChannel lists what there is.");
    }

    /// <summary>A channel of alerts that didn't take a notice.</summary>
    public static ErrorRecord AlertChannelFailed(AlertChannelInfo channel, AlertChannelException exception) =>
        Make(exception, "AlertChannelFailed", ErrorCategory.WriteError, channel, $"{channel.Name}: {exception.Message}", $"Do what the message says, then test it again: Test-AicAlertChannel {channel.Name}");

    /// <summary>An alert that there isn't.</summary>
    public static ErrorRecord UnknownAlert(UnknownAlertException exception) =>
        Make(exception, "UnknownAlert", ErrorCategory.ObjectNotFound, exception.Id, exception.Message, "Get-AicAlert -All lists what there is.");

    /// <summary>An alert that can't be snoozed like this.</summary>
    public static ErrorRecord NotSnoozed(AlertSnoozeException exception, Alert alert) =>
        Make(exception, "NotSnoozed", ErrorCategory.InvalidArgument, alert, exception.Message, "Give -For a time such as 2.00:00 (two days), or -Until a moment that is to come.");

    /// <summary>That alerts can't be looked for, since the store can't be used.</summary>
    public static ErrorRecord AlertsNotChecked(string problem) =>
        Make(new InvalidOperationException(problem), "AlertsNotChecked", ErrorCategory.ResourceUnavailable, null, problem, "Correct what the message names, and try again.");

    /// <summary>A budget that isn't kept.</summary>
    public static ErrorRecord BudgetReached(AicBudget budget, string message) =>
        Make(new InvalidOperationException(message), "BudgetReached", ErrorCategory.LimitsExceeded, budget, message, $"Get-AicBudget {budget.Name} | Format-List shows what it is made of.");

    /// <summary>A budget of which it isn't known what is used.</summary>
    public static ErrorRecord BudgetUnknown(AicBudget budget, string message) =>
        Make(new InvalidOperationException(message), "BudgetUnknown", ErrorCategory.ObjectNotFound, budget, message, "Set up what the message names, or change whose usage the budget counts.");

    /// <summary>A coding tool that there isn't.</summary>
    public static ErrorRecord UnknownTool(UnknownAccountException exception, object? target) =>
        Make(exception, "UnknownProvider", ErrorCategory.ObjectNotFound, target, exception.Message, "Get-AicProvider lists what there is.");

    /// <summary>A session that there isn't.</summary>
    public static ErrorRecord UnknownSession(string id) =>
        Make(new ItemNotFoundException($"There is no session \"{id}\"."), "UnknownSession", ErrorCategory.ObjectNotFound, id, $"There is no session \"{id}\".", "Get-AicSession lists this month's; ids take patterns (6f1c*).");

    /// <summary>A coding tool's session logs that can't be read.</summary>
    public static ErrorRecord SessionsUnreadable(ProviderException exception) =>
        Make(exception, "SessionsUnreadable", ErrorCategory.ReadError, null, exception.Message, "Set AIC_LOG_LEVEL to debug and use -Verbose to see the cause.");

    /// <summary>Newer prices that couldn't be fetched, or that there is a doubt about.</summary>
    public static ErrorRecord PricesNotUpdated(PriceUpdateException exception, string? place) =>
        Make(
            exception,
            "PricesNotUpdated",
            exception.InnerException switch
            {
                PriceDataException => ErrorCategory.InvalidData,
                ProviderException => ErrorCategory.ConnectionError,
                IOException or UnauthorizedAccessException => ErrorCategory.PermissionDenied,
                _ => ErrorCategory.InvalidArgument,
            },
            place,
            exception.Message,
            "Check the address or the file. The prices that were in use still are.");

    /// <summary>A currency that no rate is known from.</summary>
    public static ErrorRecord NoExchangeRate(string currency, string problem) =>
        Make(new ItemNotFoundException(problem), "NoExchangeRate", ErrorCategory.ObjectNotFound, currency, problem, "Set-AicConfig -ExchangeRate sets your own; Update-AicExchangeRate fetches the European Central Bank's.");

    /// <summary>Newer exchange rates that couldn't be had, or that there is a doubt about.</summary>
    public static ErrorRecord RatesNotUpdated(ExchangeRateException exception, string? place) =>
        Make(
            exception,
            "RatesNotUpdated",
            exception.InnerException switch
            {
                InvalidDataException => ErrorCategory.InvalidData,
                ProviderException => ErrorCategory.ConnectionError,
                IOException or UnauthorizedAccessException => ErrorCategory.ReadError,
                _ => ErrorCategory.InvalidResult,
            },
            place,
            exception.Message,
            "Check the address or the file. The rates that were kept still are.");

    /// <summary>A part of a history that couldn't be read.</summary>
    public static ErrorRecord HistoryUnreadable(string account, UsageError error) =>
        Make(new ProviderException(error), error.Kind.ToString(), CategoryOf(error.Kind), account, $"{account}: {error.Message}", RecommendationFor(error.Kind, account));

    /// <summary>Fetching history that ended early.</summary>
    /// <param name="result">What was fetched until then; the error's target object.</param>
    /// <param name="error">Why.</param>
    public static ErrorRecord HistoryNotFetched(HistorySyncResult result, UsageError error) =>
        Make(new ProviderException(error), error.Kind.ToString(), CategoryOf(error.Kind), result, $"{result.AccountId}: {error.Message} What was fetched until then is kept; run the command again to go on.", RecommendationFor(error.Kind, result.AccountId));

    /// <summary>A file that usage couldn't be exported to.</summary>
    public static ErrorRecord NotExported(Exception exception, string file) =>
        Make(exception, "NotExported", ErrorCategory.WriteError, file, exception.Message, "Check that the folder is there and that you may write to it. A file that was there before is as it was.");

    /// <summary>A file that can't be imported.</summary>
    public static ErrorRecord NotImported(Exception exception, string file) =>
        Make(
            exception,
            "NotImported",
            exception is ImportException ? ErrorCategory.InvalidData : ErrorCategory.ReadError,
            file,
            exception is ImportException ? $"{file}: {exception.Message}" : exception.Message,
            "Give a file that Export-AicUsage or 'aic export' wrote as CSV, JSON lines or Parquet, or a provider's own export; Get-Help Import-AicUsage tells which.");

    /// <summary>What ends a cmdlet; null for what is nobody's mistake but the program's.</summary>
    public static ErrorRecord? Terminating(Exception exception) => exception switch
    {
        ConfigException { InnerException: IOException or UnauthorizedAccessException } =>
            Make(exception, "ConfigNotAccessible", ErrorCategory.PermissionDenied, null, exception.Message, "Check that the file and its folder are yours, or set AIC_CONFIG_DIR to another folder."),
        ConfigException =>
            Make(exception, "ConfigInvalid", ErrorCategory.InvalidData, null, exception.Message, "Correct the file at the line that the message names, or move it away to start anew."),
        StoreUnusableException =>
            Make(exception, "StoreUnusable", ErrorCategory.ResourceUnavailable, null, exception.Message, "Correct what the message names, and try again."),
        AgentException agent =>
            Make(exception, IdOf(agent.Problem), CategoryOf(agent.Problem), null, exception.Message, RecommendationFor(agent.Problem)),
        _ => null,
    };

    private static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target, string message, string recommendation) =>
        new(exception, id, category, target) { ErrorDetails = new ErrorDetails(message) { RecommendedAction = recommendation } };

    private static ErrorCategory CategoryOf(UsageErrorKind kind) => kind switch
    {
        UsageErrorKind.MissingKey => ErrorCategory.ObjectNotFound,
        UsageErrorKind.InvalidKey => ErrorCategory.AuthenticationError,
        UsageErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        UsageErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        UsageErrorKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        UsageErrorKind.Timeout => ErrorCategory.OperationTimeout,
        UsageErrorKind.Network => ErrorCategory.ConnectionError,
        UsageErrorKind.ParseError => ErrorCategory.InvalidData,
        UsageErrorKind.NotSupported => ErrorCategory.NotImplemented,
        _ => ErrorCategory.NotSpecified,
    };

    private static string RecommendationFor(UsageErrorKind kind, string account) => kind switch
    {
        UsageErrorKind.MissingKey => $"Set a key: Set-AicProviderConfig {account} -ApiKey (Read-Host -AsSecureString), or one of the environment variables that Get-AicProvider {account} names.",
        UsageErrorKind.InvalidKey => $"Make a new key at the provider and set it: Set-AicProviderConfig {account} -ApiKey (Read-Host -AsSecureString).",
        UsageErrorKind.Forbidden => $"Test-AicProvider {account} tells what this key can read; Get-AicProvider {account} | Format-List tells which one reads usage.",
        UsageErrorKind.RateLimited => "Wait as long as the message says, then ask again.",
        UsageErrorKind.ServiceUnavailable => "Try again later; the provider's status page may say more.",
        UsageErrorKind.Timeout => "Try again; if it stays so, check the connection and the proxy (HTTPS_PROXY).",
        UsageErrorKind.Network => "Check the connection, the name in -Endpoint, the proxy (HTTPS_PROXY) and the certificate.",
        UsageErrorKind.ParseError => "Check that -Endpoint leads to the provider itself; if so, look for a newer version of this module.",
        _ => $"See the page that Get-AicProvider {account} names as Dashboard.",
    };

    private static string IdOf(AgentProblem problem) => problem switch
    {
        AgentProblem.PortTaken or AgentProblem.StartupUnavailable => problem.ToString(),
        _ => $"Agent{problem}",
    };

    private static ErrorCategory CategoryOf(AgentProblem problem) => problem switch
    {
        AgentProblem.ExecutableNotFound => ErrorCategory.ObjectNotFound,
        AgentProblem.AlreadyRunning => ErrorCategory.ResourceExists,
        AgentProblem.PortTaken => ErrorCategory.ResourceBusy,
        AgentProblem.StartFailed => ErrorCategory.OpenError,
        AgentProblem.Unresponsive => ErrorCategory.OperationTimeout,
        AgentProblem.StopFailed => ErrorCategory.CloseError,
        AgentProblem.StartupUnavailable => ErrorCategory.NotInstalled,
        _ => ErrorCategory.NotSpecified,
    };

    private static string RecommendationFor(AgentProblem problem) => problem switch
    {
        AgentProblem.ExecutableNotFound => "Put the executable aic on PATH, or install the .NET 10 runtime.",
        AgentProblem.AlreadyRunning => "Use the agent that runs, or end it first: Stop-AicAgent.",
        AgentProblem.PortTaken => "End the program that the message names, or choose another port: Start-AicAgent -Port 9000.",
        AgentProblem.StartFailed => "Correct what the message says; \"aic serve\" shows more.",
        AgentProblem.Unresponsive => "Restart it: Restart-AicAgent.",
        AgentProblem.StopFailed => "End the process that the message names.",
        _ => "Let something else run \"aic serve\", or start the agent yourself: Start-AicAgent.",
    };
}
