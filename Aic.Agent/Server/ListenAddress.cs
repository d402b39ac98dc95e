using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aic.Agent.Server;

/// <summary>An address that the agent listens on.</summary>
/// <param name="Ip">The IP address; null for loopback, of IPv4 and IPv6 where the machine has both.</param>
/// <param name="Port">The port; 0 lets the system choose.</param>
internal sealed record ListenAddress(IPAddress? Ip, int Port)
{
    private const string Form = "Write http://, an IP address (127.0.0.1, [::1], 192.168.1.5, or * for all) or localhost, a colon and a port: http://127.0.0.1:8080";

    /// <summary>True when only this machine can reach it.</summary>
    public bool IsLoopback => Ip is null || IPAddress.IsLoopback(Ip);

    /// <summary>Loopback.</summary>
    /// <param name="port">The port; 0 lets the system choose.</param>
    /// <exception cref="FormatException">There is no such port.</exception>
    public static ListenAddress Localhost(int port) => new(null, Checked(port));

    /// <summary>Reads addresses that stand joined by semicolons.</summary>
    /// <param name="urls">The addresses.</param>
    /// <exception cref="FormatException">One of them is none. The message says what to write.</exception>
    public static IReadOnlyList<ListenAddress> ParseAll(string urls)
    {
        string[] parts = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 ? [.. parts.Select(Parse)] : throw new FormatException($"There is no address to listen on. {Form}.");
    }

    /// <summary>Tells the server to listen here.</summary>
    /// <param name="kestrel">The server's options.</param>
    public void Listen(KestrelServerOptions kestrel)
    {
        if (IPAddress.IPv6Any.Equals(Ip))
        {
            // Of IPv4 alone where the machine has no IPv6.
            kestrel.ListenAnyIP(Port);
        }
        else if (Ip is not null)
        {
            kestrel.Listen(Ip, Port);
        }
        else if (Port == 0)
        {
            // The system can't be asked for a port that is free in both families at once.
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(Port);
        }
    }

    private static ListenAddress Parse(string url)
    {
        string text = url.TrimEnd('/');
        int colon = text.LastIndexOf(':');
        if (!text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || colon < "http://".Length
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port))
        {
            throw new FormatException($"\"{url}\" is no address to listen on. {Form}.");
        }

        string host = text["http://".Length..colon];
        return host.ToLowerInvariant() switch
        {
            "localhost" => Localhost(port),
            "*" or "+" => new ListenAddress(IPAddress.IPv6Any, Checked(port)),
            _ when IPAddress.TryParse(host, out IPAddress? ip) && (ip.ToString() == host || host == $"[{ip}]") => new ListenAddress(ip, Checked(port)),
            _ => throw new FormatException($"\"{url}\" is no address to listen on. {Form}."),
        };
    }

    private static int Checked(int port) =>
        port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
            ? port
            : throw new FormatException($"{port.ToString(CultureInfo.InvariantCulture)} is no port: a whole number from 0 to {IPEndPoint.MaxPort} is one.");
}
