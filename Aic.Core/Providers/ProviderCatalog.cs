using Aic.Core.Providers.Anthropic;
using Aic.Core.Providers.AzureOpenAI;
using Aic.Core.Providers.Cohere;
using Aic.Core.Providers.Google;
using Aic.Core.Providers.Mistral;
using Aic.Core.Providers.OpenAI;
using Aic.Core.Sessions;

namespace Aic.Core.Providers;

/// <summary>All providers that AIC Tracker knows, in the order in which they are shown.</summary>
public static class ProviderCatalog
{
    /// <summary>The providers.</summary>
    public static IReadOnlyList<IUsageProvider> All { get; } =
    [
        new OpenAIProvider(),
        new AnthropicProvider(),
        new GoogleProvider(GoogleDefaultCredentials.Find),
        new AzureOpenAIProvider(),
        new CohereProvider(),
        new MistralProvider(),
        .. SessionReaders.All.Select(reader => new SessionProvider(reader)),
    ];

    /// <summary>The provider of an id, or null when there is none. Case doesn't matter.</summary>
    /// <param name="id">The id, such as <c>openai</c>.</param>
    public static IUsageProvider? Find(string id) =>
        All.FirstOrDefault(provider => string.Equals(provider.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
