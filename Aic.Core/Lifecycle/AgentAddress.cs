using System.Net;

namespace Aic.Core.Lifecycle;

/// <summary>What the addresses mean that an agent serves at.</summary>
internal static class AgentAddress
{
    /// <summary>The port where none is named.</summary>
    public const int DefaultPort = 8080;

    /// <summary>Where the agent is reached from this machine: over loopback where it listens there.</summary>
    /// <param name="urls">Where it serves. ASP.NET Core's wildcards (<c>*</c>, <c>+</c>, <c>0.0.0.0</c>, <c>[::]</c>) stand for loopback too.</param>
    /// <returns>The address; null when there is none.</returns>
    public static Uri? Reach(IReadOnlyList<string> urls) =>
        urls.Select(Parse).OfType<Uri>().OrderByDescending(uri => uri.IsLoopback).FirstOrDefault();

    /// <summary>The ports that the agent listens on.</summary>
    /// <param name="urls">Where it serves.</param>
    public static IReadOnlyList<int> Ports(IReadOnlyList<string> urls) =>
        [.. urls.Select(Parse).OfType<Uri>().Select(uri => uri.Port).Distinct()];

    private static Uri? Parse(string url)
    {
        string plain = url.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        return IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(uri) { Host = address.Equals(IPAddress.Any) ? "127.0.0.1" : "[::1]" }.Uri
            : uri;
    }
}
