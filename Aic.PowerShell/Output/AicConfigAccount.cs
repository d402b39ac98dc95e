using System.Text.Json.Nodes;

namespace Aic.PowerShell.Output;

/// <summary>An account as it stands in the configuration file, with its key and secret settings masked.</summary>
public sealed class AicConfigAccount
{
    private static readonly string[] OwnFields = ["provider", "enabled", "api_key", "api_key_variable", "auth_source", "endpoint"];

    private readonly JsonObject _fields;

    internal AicConfigAccount(string accountId, JsonObject fields)
    {
        AccountId = accountId;
        _fields = fields;
        Settings = fields.Where(field => !OwnFields.Contains(field.Key)).ToDictionary(field => field.Key, field => Text(field.Value));
    }

    /// <summary>The account's name.</summary>
    public string AccountId { get; }

    /// <summary>False when the account is switched off.</summary>
    public bool IsEnabled => _fields["enabled"]?.GetValue<bool>() ?? true;

    /// <summary>The key, masked; null when none is in the file.</summary>
    public string? MaskedKey => Text(_fields["api_key"]);

    /// <summary>The environment variable that is looked at first; null for the provider's own.</summary>
    public string? ApiKeyVariable => Text(_fields["api_key_variable"]);

    /// <summary>Which source of the key wins: <c>environment</c>, <c>config</c> or <c>none</c>; null means the environment.</summary>
    public string? AuthSource => Text(_fields["auth_source"]);

    /// <summary>The base URL that replaces the provider's own; null for the provider's own.</summary>
    public string? Endpoint => Text(_fields["endpoint"]);

    /// <summary>The provider's own settings by their names in the file; secret ones are masked.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The account's name.</summary>
    public override string ToString() => AccountId;

    private static string? Text(JsonNode? value) => value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString();
}
