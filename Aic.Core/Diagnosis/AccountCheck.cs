using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;

namespace Aic.Core.Diagnosis;

/// <summary>Looks at one account of a provider: where its key was looked for, and what was found.</summary>
/// <param name="account">The account.</param>
/// <param name="config">The configuration.</param>
/// <param name="getVariable">Reads an environment variable.</param>
internal sealed class AccountCheck(ProviderAccount account, AgentConfig config, Func<string, string?> getVariable)
{
    private const string Area = "providers";

    private readonly ProviderConfig? _config = config.Providers.FirstOrDefault(pair => string.Equals(pair.Key, account.Id, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Looks.</summary>
    public SetupCheck Run()
    {
        SetupCheck check = account switch
        {
            { IsEnabled: false } => Check(CheckStatus.Skipped, "Switched off in the configuration.", null),
            { Problem: { } problem } => Check(CheckStatus.Error, problem, "Correct the value; the details tell where it comes from."),
            { IsConfigured: false } => Check(CheckStatus.Skipped, "Nothing is set up.", account.Provider.SetupHint),
            { Key: { } key } => Check(CheckStatus.Ok, $"The key {key} from {account.KeyVariable ?? "agent.json"} is used. {account.Provider.Authentication}", null),
            _ => Check(CheckStatus.Ok, $"A credential from {(account.AuthSource == Usage.AuthSource.Config ? "agent.json" : "the environment")} is used. {account.Provider.Authentication}", null),
        };
        return check with { Details = [.. Keys(), .. Endpoints(), .. Settings(), .. Logins()] };
    }

    /// <summary>What a provider says of a key.</summary>
    /// <param name="answer">The account and the verdict on its key.</param>
    public static SetupCheck Of(AccountValidation answer) => new(
        answer.Validation.Status == KeyStatus.Valid ? CheckStatus.Ok : CheckStatus.Error,
        Area,
        $"{answer.Account.Id} online",
        answer.Validation.Message)
    {
        WhatToDo = answer.Validation.Status switch
        {
            KeyStatus.Valid => null,
            KeyStatus.Unreachable => "Check the connection, the endpoint and the proxy (HTTPS_PROXY), then try again.",
            _ => answer.Account.Provider.SetupHint,
        },
        Details = [$"can read: {(answer.Validation.CanRead.Count == 0 ? "nothing" : string.Join(", ", answer.Validation.CanRead))}"],
    };

    private IEnumerable<string> Keys()
    {
        string[] own = string.IsNullOrWhiteSpace(_config?.ApiKeyVariable) ? [] : [_config.ApiKeyVariable.Trim()];
        foreach (string variable in own.Concat(account.Label is null ? account.Provider.KeyVariables : []))
        {
            yield return Line(variable, Masked(getVariable(variable)), account.KeyVariable == variable);
        }

        yield return Line($"agent.json providers.{account.Id}.api_key", Masked(_config?.ApiKey), account is { Key: not null, KeyVariable: null });
    }

    private IEnumerable<string> Endpoints()
    {
        foreach (string variable in account.Label is null ? account.Provider.EndpointVariables : [])
        {
            yield return Line(variable, string.IsNullOrWhiteSpace(getVariable(variable)) ? null : "set", account is { Endpoint: not null, IsEndpointFromConfig: false });
        }

        if (account.Endpoint is { } endpoint)
        {
            yield return $"asked at {endpoint}";
        }
    }

    private IEnumerable<string> Settings()
    {
        foreach (ProviderSetting setting in account.Provider.Settings)
        {
            string? value = account.Setting(setting.Name);
            string shown = value is null ? "not set" : setting.IsSecret ? "set, ••••" : KeyText.Mask(value);
            yield return $"{setting.Name}: {shown}{(setting.Variables.Count == 0 || account.Label is not null ? "" : $" (agent.json, {string.Join(", ", setting.Variables)})")}";
        }
    }

    private IEnumerable<string> Logins() =>
        (account.Provider.LoginFiles?.Invoke(getVariable) ?? []).Select(file => $"login {file}: {(File.Exists(file) ? "there" : "not there")}");

    private static string Line(string place, string? found, bool isUsed) => $"{place}: {(found is null ? "not set" : isUsed ? $"{found}, used" : $"{found}, not used")}";

    private static string? Masked(string? key) => string.IsNullOrWhiteSpace(key) ? null : $"set, {new Secret(key)}";

    private SetupCheck Check(CheckStatus status, string message, string? whatToDo) => new(status, Area, account.Id, message) { WhatToDo = whatToDo };
}
