using System.Reflection;
using Aic.Core.Configuration;
using Aic.Core.Http;

namespace Aic.Core.Pricing;

/// <summary>Finds where newer prices are.</summary>
internal static class PriceAddress
{
    /// <summary>The address that this build was made with; null where it was made with none.</summary>
    public static string? BuiltIn { get; } =
        typeof(PriceAddress).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "PricesUrl")?.Value is { Length: > 0 } address ? address : null;

    /// <summary>Reads what somebody typed, what the configuration says, or what the build was made with, in that order.</summary>
    /// <param name="typed">An address or a path; null where nothing was typed.</param>
    /// <param name="configured">The setting <c>prices_url</c>; null where it isn't set.</param>
    /// <exception cref="PriceUpdateException">It can't be used, or there is none.</exception>
    public static DataSource Find(string? typed, string? configured)
    {
        string? place = new[] { typed, configured, BuiltIn }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim();
        if (place is null)
        {
            throw new PriceUpdateException($"This build doesn't know where newer prices are. Name an address or a file, or set {ConfigFieldNames.PricesUrl} in the configuration.");
        }

        return DataSource.Read(place, ConfigRules.PricesExample, out string? problem) ?? throw new PriceUpdateException($"The address of the prices {problem}.");
    }
}
