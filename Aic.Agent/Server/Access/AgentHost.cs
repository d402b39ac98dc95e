using System.Net;

namespace Aic.Agent.Server.Access;

/// <summary>
/// Tells whether a request was meant for this machine itself. A web page whose name was made to lead here (DNS rebinding) still sends that name as <c>Host</c>.
/// </summary>
internal static class AgentHost
{
    /// <summary>True for <c>localhost</c> and loopback addresses, with or without a port.</summary>
    /// <param name="host">The <c>Host</c> header.</param>
    public static bool IsLoopback(string host)
    {
        ReadOnlySpan<char> name = WithoutPort(host);
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out IPAddress? ip) && IPAddress.IsLoopback(ip) && name.SequenceEqual(ip.ToString()));
    }

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        if (host.StartsWith('['))
        {
            int end = host.IndexOf(']');
            return end < 0 ? default : host[1..end];
        }

        int colon = host.IndexOf(':');
        return colon < 0 ? host : host[..colon];
    }
}
