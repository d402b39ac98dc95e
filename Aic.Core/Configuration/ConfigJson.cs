using System.Text.Encodings.Web;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Configuration;

/// <summary>
/// <c>agent.json</c> from text and to text. Mapped by hand: source-generated deserialization can neither keep the defaults of
/// init-only properties nor fill extension data in them, and every wrong value here gets its own line and sentence.
/// </summary>
internal static class ConfigJson
{
    /// <summary>How the file is written: indented, with letters of all languages as they are.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a configuration and checks all of its values.</summary>
    /// <param name="utf8">The text; a byte order mark may lead.</param>
    /// <param name="fail">Makes the exception from a line, from 1, and what is wrong there.</param>
    /// <param name="leftOut">Fields that are read as if they weren't there (<see cref="ConfigFields"/>); null for none.</param>
    public static AgentConfig Parse(ReadOnlyMemory<byte> utf8, Func<long?, string, ConfigException> fail, IReadOnlySet<string>? leftOut = null)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (utf8.Span.Trim(" \t\r\n\0"u8).IsEmpty)
        {
            throw fail(1, "the file is empty");
        }

        JsonLines lines = JsonLines.Scan(utf8.Span, fail);
        using JsonDocument document = JsonDocument.Parse(utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw fail(1, "the file must hold one object: { … }");
        }

        return ReadConfig(new ConfigFields(document.RootElement, [], lines, fail, leftOut));
    }

    /// <summary>The text of a configuration: indented UTF-8 with a line end at its end.</summary>
    public static byte[] Format(AgentConfig config)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, WriterOptions))
        {
            Write(writer, config);
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    private static AgentConfig ReadConfig(ConfigFields root)
    {
        AgentConfig defaults = new();
        Dictionary<string, ProviderConfig> providers = [];
        HashSet<string> ids = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string id, ConfigFields fields) in root.Objects(ConfigFieldNames.Providers, "an account"))
        {
            if (!ids.Add(id))
            {
                throw fields.Fail(null, $"the account {KeyText.Mask(id)} stands here twice (capitals don't matter)");
            }

            providers.Add(id, ReadProvider(id, fields));
        }

        return new AgentConfig
        {
            Version = root.Text(ConfigFieldNames.Version),
            Providers = providers,
            CacheTtlSeconds = root.Whole(ConfigFieldNames.CacheTtlSeconds, 0, ConfigRules.MaxCacheTtlSeconds, ConfigRules.CacheTtlProblem) ?? defaults.CacheTtlSeconds,
            HistoryRetentionDays = ReadDays(root, ConfigFieldNames.HistoryRetentionDays) ?? defaults.HistoryRetentionDays,
            HourlyRetentionDays = ReadDays(root, ConfigFieldNames.HourlyRetentionDays) ?? defaults.HourlyRetentionDays,
            AutoStart = root.Flag(ConfigFieldNames.AutoStart) ?? defaults.AutoStart,
            RequireToken = root.Flag(ConfigFieldNames.RequireToken) ?? defaults.RequireToken,
            AllowedOrigins = root.Texts(ConfigFieldNames.AllowedOrigins, ConfigRules.OriginsProblem, ConfigRules.IsOrigin) ?? defaults.AllowedOrigins,
            Prices = ConfigPrices.Read(root),
            ModelAliases = ConfigPrices.ReadAliases(root),
            PricesUrl = ReadPricesUrl(root),
            Budgets = ConfigBudgets.Read(root),
            Plans = ConfigPlans.Read(root),
            DisplayCurrency = ConfigRates.ReadCurrency(root),
            ExchangeRates = ConfigRates.Read(root),
            ExchangeRateSource = ConfigRates.ReadSource(root),
            Alerts = ConfigAlerts.Read(root),
            Unknown = root.Rest(),
        };
    }

    private static int? ReadDays(ConfigFields root, string name) => root.Whole(name, 1, ConfigRules.MaxRetentionDays, ConfigRules.RetentionProblem);

    private static string? ReadPricesUrl(ConfigFields root)
    {
        string? address = root.Text(ConfigFieldNames.PricesUrl);
        return string.IsNullOrWhiteSpace(address) || ConfigRules.PricesUrlProblem(address) is not { } problem ? address : throw root.Fail(ConfigFieldNames.PricesUrl, problem);
    }

    private static ProviderConfig ReadProvider(string id, ConfigFields fields)
    {
        AccountId account = AccountId.Parse(id)
            ?? throw fields.Fail(null, $"{KeyText.Mask(id)} is no account's name; write {AccountId.Form}");
        string? provider = fields.Text(ConfigFieldNames.Provider);
        if (provider is not null && !string.Equals(provider, account.Provider, StringComparison.OrdinalIgnoreCase))
        {
            throw fields.Fail(ConfigFieldNames.Provider, $"must be \"{KeyText.Mask(account.Provider)}\", as the account's name says; a further account is named after its provider: provider@label");
        }

        AuthSource? source = null;
        if (fields.Text(ConfigFieldNames.AuthSource) is { } sourceText)
        {
            source = ConfigRules.TryAuthSource(sourceText, out AuthSource known) ? known : throw fields.Fail(ConfigFieldNames.AuthSource, ConfigRules.AuthSourceProblem);
        }

        string? endpoint = fields.Text(ConfigFieldNames.Endpoint);
        if (!string.IsNullOrWhiteSpace(endpoint) && ConfigRules.EndpointProblem(endpoint) is { } problem)
        {
            throw fields.Fail(ConfigFieldNames.Endpoint, problem);
        }

        string? variable = fields.Text(ConfigFieldNames.ApiKeyVariable);
        if (!string.IsNullOrWhiteSpace(variable) && !ConfigRules.IsVariableName(variable.Trim()))
        {
            throw fields.Fail(ConfigFieldNames.ApiKeyVariable, ConfigRules.VariableProblem);
        }

        return new ProviderConfig
        {
            Provider = provider,
            Enabled = fields.Flag(ConfigFieldNames.Enabled) ?? true,
            ApiKey = fields.Text(ConfigFieldNames.ApiKey),
            ApiKeyVariable = variable,
            AuthSource = source,
            Endpoint = endpoint,
            Settings = fields.Rest(),
        };
    }

    private static void Write(Utf8JsonWriter writer, AgentConfig config)
    {
        AgentConfig usual = new();
        writer.WriteStartObject();
        ConfigWords.WriteText(writer, ConfigFieldNames.Version, config.Version);
        writer.WriteStartObject(ConfigFieldNames.Providers);
        foreach ((string id, ProviderConfig provider) in config.Providers)
        {
            writer.WriteStartObject(id);
            ConfigWords.WriteText(writer, ConfigFieldNames.Provider, provider.Provider);
            writer.WriteBoolean(ConfigFieldNames.Enabled, provider.Enabled);
            ConfigWords.WriteText(writer, ConfigFieldNames.ApiKey, provider.ApiKey);
            ConfigWords.WriteText(writer, ConfigFieldNames.ApiKeyVariable, provider.ApiKeyVariable);
            ConfigWords.WriteText(writer, ConfigFieldNames.AuthSource, provider.AuthSource is { } source ? ConfigRules.Name(source) : null);
            ConfigWords.WriteText(writer, ConfigFieldNames.Endpoint, provider.Endpoint);
            ConfigWords.WriteRest(writer, provider.Settings);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteNumber(ConfigFieldNames.CacheTtlSeconds, config.CacheTtlSeconds);
        WriteUnlessUsual(writer, ConfigFieldNames.HistoryRetentionDays, config.HistoryRetentionDays, usual.HistoryRetentionDays);
        WriteUnlessUsual(writer, ConfigFieldNames.HourlyRetentionDays, config.HourlyRetentionDays, usual.HourlyRetentionDays);
        writer.WriteBoolean(ConfigFieldNames.AutoStart, config.AutoStart);
        if (config.RequireToken)
        {
            writer.WriteBoolean(ConfigFieldNames.RequireToken, config.RequireToken);
        }

        ConfigWords.Write(writer, ConfigFieldNames.AllowedOrigins, config.AllowedOrigins);
        ConfigPrices.Write(writer, config);
        ConfigWords.WriteText(writer, ConfigFieldNames.PricesUrl, config.PricesUrl);
        ConfigBudgets.Write(writer, config);
        ConfigPlans.Write(writer, config);
        ConfigRates.Write(writer, config);
        ConfigAlerts.Write(writer, config.Alerts);
        ConfigWords.WriteRest(writer, config.Unknown);
        writer.WriteEndObject();
    }

    private static void WriteUnlessUsual(Utf8JsonWriter writer, string name, int value, int usual)
    {
        if (value != usual)
        {
            writer.WriteNumber(name, value);
        }
    }
}
