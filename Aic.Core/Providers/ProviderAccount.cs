using System.Security.Cryptography;
using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>One account of a provider, as configuration file, environment and catalog together define it.</summary>
public sealed record ProviderAccount
{
    /// <summary>The provider.</summary>
    public required ProviderDescriptor Provider { get; init; }

    /// <summary>The label of a further account; null for the provider's first one.</summary>
    public string? Label { get; init; }

    /// <summary>The account's key in the configuration: <c>openai</c>, or <c>openai@work</c>.</summary>
    public string Id => Label is null ? Provider.Id : $"{Provider.Id}@{Label}";

    /// <summary>False when the user switched it off.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The key; null when none is set.</summary>
    public Secret? Key { get; init; }

    /// <summary>The environment variable that the key came from; null when it came from the file or there is none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>Where the credential came from.</summary>
    public AuthSource AuthSource { get; init; }

    /// <summary>The folders with a coding tool's session logs that exist on this machine; empty for a provider that is asked over the network.</summary>
    public IReadOnlyList<string> LogFolders { get; init; } = [];

    /// <summary>True for a coding tool that has left no logs on this machine, so that there is nothing to show or to set up.</summary>
    public bool IsAbsentTool => Provider.Source == UsageSource.Sessions && LogFolders.Count == 0;

    /// <summary>The base URL that replaces the provider's own; null for the provider's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// True when <see cref="Endpoint"/> was set in the configuration file, where it is an override of all of the provider's hosts,
    /// and not by the environment.
    /// </summary>
    public bool IsEndpointFromConfig { get; init; }

    /// <summary>The provider's own settings by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What is wrong with the account's values and what to do, in full sentences, so that the provider can't be asked: a key that no header can carry,
    /// an endpoint that isn't an address. Null when nothing is. Never holds a key.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>True when there is a key (even one that <see cref="Problem"/> is about), or a setting that stands for one.</summary>
    public bool IsConfigured =>
        Key is not null || AuthSource is not AuthSource.None || Provider.Settings.Any(setting => setting.IsCredential && Settings.ContainsKey(setting.Name));

    /// <summary>A setting's value, or null.</summary>
    /// <param name="name">The setting's name.</param>
    public string? Setting(string name) => Settings.GetValueOrDefault(name);

    /// <summary>
    /// Text that changes when the account asks somebody else or as somebody else (key, endpoint, settings), and tells nothing of them:
    /// what was cached under another identity is never shown.
    /// </summary>
    public string Identity()
    {
        StringBuilder text = new();
        text.Append(Key?.Fingerprint()).Append('\n').Append(Endpoint).Append('\n');
        foreach ((string name, string value) in Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    /// <summary>The account's id and where its credential comes from; never the credential (settings may be secret too).</summary>
    public override string ToString() => $"{Id} ({AuthSource})";
}
