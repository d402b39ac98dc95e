using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.PowerShell;

/// <summary>What a command changes of one account, gathered before anything is written.</summary>
/// <param name="account">The account's name.</param>
/// <param name="provider">Its provider.</param>
internal sealed class AccountChanges(string account, ProviderDescriptor provider)
{
    private readonly List<(string Parameter, string Field, string? Value)> _changes = [];
    private ErrorRecord? _problem;

    /// <summary>True when a secret was given as text.</summary>
    public bool HasPlainText { get; private set; }

    /// <summary>The names of the fields that change, never their values.</summary>
    public string Names => string.Join(", ", _changes.Select(change => change.Field));

    /// <summary>Adds a field that every account has; null leaves it as it is, empty text removes it.</summary>
    public void Add(string parameter, string? value)
    {
        if (value is not null)
        {
            _changes.Add((parameter, FieldOf(parameter), string.IsNullOrWhiteSpace(value) ? null : value));
        }
    }

    /// <summary>Adds a setting, which only some providers have.</summary>
    public void AddSetting(string parameter, string? value)
    {
        string field = FieldOf(parameter);
        if (value is null || Has(provider, field))
        {
            Add(parameter, value);
            return;
        }

        string[] others = [.. ProviderCatalog.All.Where(other => Has(other.Descriptor, field)).Select(other => other.Descriptor.Id)];
        string[] own = [.. provider.Settings.Select(setting => setting.Name)];
        _problem ??= Errors.Invalid(
            "SettingNotSupported",
            $"{provider.Name} has no setting {field}. -{parameter} is for {string.Join(" and ", others)}.",
            account,
            own.Length == 0 ? $"{provider.Name} has no settings besides key and endpoint." : $"Settings of {provider.Name}: {string.Join(", ", own)}.");
    }

    /// <summary>Adds a key or another secret.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">A SecureString or text.</param>
    /// <param name="isGiven">True when the parameter was given, if only as nothing.</param>
    public void AddSecret(string parameter, object? value, bool isGiven)
    {
        if (!isGiven)
        {
            return;
        }

        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        string? text = bare switch
        {
            SecureString secure => new NetworkCredential("", secure).Password,
            string plain => plain,
            null => "",
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(text))
        {
            _problem ??= Errors.Invalid(
                text is null ? "InvalidSecret" : "EmptySecret",
                text is null ? $"-{parameter} takes a SecureString or text, not {bare!.GetType().Name}." : $"-{parameter} is empty.",
                account,
                $"Let it be asked for: -{parameter} (Read-Host -AsSecureString). To take an account out of the file use Remove-AicProviderConfig.");
            return;
        }

        HasPlainText |= bare is string;
        if (FieldOf(parameter) is "api_key")
        {
            Add(parameter, text);
        }
        else
        {
            AddSetting(parameter, text);
        }
    }

    /// <summary>What keeps the changes from being made; null when nothing does.</summary>
    /// <param name="config">The configuration that they would be made to.</param>
    public ErrorRecord? Problem(AgentConfig config)
    {
        if (_problem is null && _changes.Count == 0)
        {
            _problem = Errors.Invalid("NothingToSet", $"There is nothing to set for {account}.", account, "Give -ApiKey, -Endpoint, -Enabled or another of the account's settings.");
        }

        if (_problem is not null)
        {
            return _problem;
        }

        try
        {
            Apply(config);
            return null;
        }
        catch (ConfigException exception)
        {
            return Errors.Invalid("InvalidValue", exception.Message, account, "Get-Help Set-AicProviderConfig -Full describes each parameter.");
        }
    }

    /// <summary>Makes the changes.</summary>
    /// <exception cref="ConfigException">A value can't be.</exception>
    public AgentConfig Apply(AgentConfig config) =>
        ConfigPath.Set(config, [.. _changes.Select(change => new KeyValuePair<string, string?>($"{account}.{change.Field}", change.Value))], ProviderCatalog.All);

    private static bool Has(ProviderDescriptor provider, string field) => provider.Settings.Any(setting => setting.Name == field);

    private static string FieldOf(string parameter) => JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter);
}
