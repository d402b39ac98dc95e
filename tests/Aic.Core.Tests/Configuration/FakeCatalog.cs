using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Configuration;

/// <summary>Two providers that are never asked: one with everything a descriptor can have, one plain.</summary>
internal static class FakeCatalog
{
    public static IReadOnlyList<IUsageProvider> All { get; } =
    [
        new Silent(Describe("acme") with
        {
            KeyVariables = ["ACME_ADMIN_KEY", "ACME_API_KEY"],
            EndpointVariables = ["ACME_BASE_URL"],
            Settings =
            [
                new ProviderSetting("project_id", "The project.", ["ACME_PROJECT", "ACME_PROJECT_ID"]),
                new ProviderSetting("client_secret", "The application's secret.", ["ACME_CLIENT_SECRET"], IsSecret: true, IsCredential: true),
                new ProviderSetting("key_owner", "Whose keys to count.", []),
            ],
        }),
        new Silent(Describe("plain")),
    ];

    private static ProviderDescriptor Describe(string id) => new()
    {
        Id = id,
        Name = id,
        KeyVariables = [$"{id.ToUpperInvariant()}_API_KEY"],
        Authentication = "a key",
        SetupHint = "Set a key.",
        Reports = [],
        Dashboard = new Uri("https://dashboard.test"),
        Documentation = new Uri("https://docs.test"),
    };

    private sealed class Silent(ProviderDescriptor descriptor) : IUsageProvider
    {
        public ProviderDescriptor Descriptor => descriptor;

        public Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody asks.");

        public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody asks.");
    }
}
