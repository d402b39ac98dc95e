using System.Text.RegularExpressions;
using Aic.Core.Providers;

namespace Aic.Core.Configuration;

/// <summary>An account's name in the configuration: a provider's id, and for a further account a label (<c>openai@work</c>).</summary>
/// <param name="Provider">The provider's id, as written.</param>
/// <param name="Label">The label; null for the provider's first account.</param>
internal readonly partial record struct AccountId(string Provider, string? Label)
{
    /// <summary>What a well-formed id looks like, for error messages.</summary>
    public const string Form = "a provider's id (openai), or id@label (openai@work) with letters, digits, '-', '_' and '.' in the label";

    /// <summary>Reads an id; null when it is malformed.</summary>
    public static AccountId? Parse(string text)
    {
        Match match = Pattern().Match(text);
        return match.Success
            ? new AccountId(match.Groups[1].Value, match.Groups[2] is { Success: true } label ? label.Value : null)
            : null;
    }

    /// <summary>The provider in a catalog, or null when it doesn't have it. Capitals don't matter.</summary>
    public ProviderDescriptor? Find(IReadOnlyList<IUsageProvider> catalog)
    {
        string id = Provider;
        return catalog.FirstOrDefault(provider => string.Equals(provider.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase))?.Descriptor;
    }

    [GeneratedRegex(@"\A([A-Za-z0-9][A-Za-z0-9._-]*)(?:@([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
