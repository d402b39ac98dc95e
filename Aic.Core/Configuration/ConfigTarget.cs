using System.Diagnostics.CodeAnalysis;
using Aic.Core.Http;
using Aic.Core.Providers;

namespace Aic.Core.Configuration;

/// <summary>What a path into the configuration means: an account, or a field of one.</summary>
/// <param name="Key">The account's key in the file, or the one it gets.</param>
/// <param name="Account">The account's id in its parts.</param>
/// <param name="Provider">The provider; null for one that this version doesn't know but the file has.</param>
/// <param name="Field">The field; null for the whole account.</param>
internal sealed record ConfigTarget(string Key, AccountId Account, ProviderDescriptor? Provider, string? Field)
{
    private const string Prefix = "providers.";

    /// <summary>The fields that can be set.</summary>
    public IReadOnlyList<string> Fields => Provider is null ? [] : ConfigPath.Fields(Provider);

    /// <summary>Reads a path.</summary>
    /// <exception cref="ConfigException">The path isn't one, or its provider doesn't exist.</exception>
    public static ConfigTarget Find(AgentConfig config, string path, IReadOnlyList<IUsageProvider> catalog)
    {
        string text = path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? path[Prefix.Length..] : path;
        if (AccountId.Parse(text) is { } whole && (FindKey(config, text) is not null || (whole.Find(catalog) is not null && !text.Contains('.', StringComparison.Ordinal))))
        {
            return Make(config, text, whole, null, catalog);
        }

        // A label may hold dots, a field's name can't: the last dot parts them.
        int dot = text.LastIndexOf('.');
        if (dot > 0 && dot < text.Length - 1 && AccountId.Parse(text[..dot]) is { } account)
        {
            return Make(config, text[..dot], account, text[(dot + 1)..], catalog);
        }

        throw new ConfigException(
            $"There is no setting '{KeyText.Mask(path)}'. Use {string.Join(", ", ConfigPath.TopFields)}, a rate such as {ConfigFieldNames.ExchangeRates}.USD/EUR, or an account and its field, such as openai.{ConfigFieldNames.ApiKey} or openai@work.{ConfigFieldNames.Enabled}.");
    }

    /// <summary>Refuses a field that doesn't exist.</summary>
    /// <param name="exists">Whether it does.</param>
    /// <exception cref="ConfigException">It doesn't; the message lists those that do.</exception>
    public void RequireField([DoesNotReturnIf(false)] bool exists)
    {
        if (!exists)
        {
            throw new ConfigException(Provider is null
                ? $"This version doesn't know the provider of {KeyText.Mask(Key)}, so it shows and removes only what the file holds. Edit the file, or install a newer version."
                : $"{Key} has no field '{KeyText.Mask(Field!)}'. Its fields: {string.Join(", ", Fields)}.");
        }
    }

    private static ConfigTarget Make(AgentConfig config, string id, AccountId account, string? field, IReadOnlyList<IUsageProvider> catalog)
    {
        ProviderDescriptor? provider = account.Find(catalog);
        string? key = FindKey(config, id);
        if (provider is null && key is null)
        {
            throw new ConfigException($"There is no provider '{KeyText.Mask(account.Provider)}'. Known: {string.Join(", ", catalog.Select(known => known.Descriptor.Id))}.");
        }

        string? known = provider is null || field is null
            ? field
            : ConfigPath.Fields(provider).FirstOrDefault(name => string.Equals(name, field, StringComparison.OrdinalIgnoreCase)) ?? field;
        return new ConfigTarget(key ?? (account.Label is null ? provider!.Id : $"{provider!.Id}@{account.Label}"), account, provider, known);
    }

    private static string? FindKey(AgentConfig config, string id) =>
        config.Providers.Keys.FirstOrDefault(key => string.Equals(key, id, StringComparison.OrdinalIgnoreCase));
}
