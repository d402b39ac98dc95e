using System.Management.Automation.Host;
using Aic.Core.Terminal;

namespace Aic.PowerShell.Output;

/// <summary>Finds out what a host can show.</summary>
internal static class HostLook
{
    private const string ConsoleHost = "ConsoleHost";

    private static readonly Size Classic = new(80, 24);

    /// <summary>What the host can show and the user wants to see.</summary>
    /// <param name="host">The host.</param>
    /// <param name="style">The value of <c>$PSStyle</c>.</param>
    public static TerminalLook Of(PSHost host, object? style)
    {
        TerminalFeatures features = Features();
        return new TerminalLook(SizeOf(host).Width, features.HasColor && !IsRedirected(host) && ViewColours.Of(host, style).HasAny, features.IsUnicode);
    }

    /// <summary>How many columns and lines the host's window has; the classic eighty and twenty-four where it has none.</summary>
    /// <param name="host">The host.</param>
    public static Size SizeOf(PSHost host)
    {
        try
        {
            return host.UI.RawUI.WindowSize is { Width: > 0, Height: > 0 } size ? size : Classic;
        }
        catch (Exception exception) when (exception is NotImplementedException or HostException or IOException or InvalidOperationException)
        {
            return Classic;
        }
    }

    /// <summary>True when what was written to the host may be written over: it understands control sequences, and nobody redirected what it shows.</summary>
    /// <param name="host">The host.</param>
    public static bool IsLive(PSHost host) =>
        host.UI.SupportsVirtualTerminal && Features().HasAnsi && !IsRedirected(host);

    /// <summary>True when what PowerShell's own host shows goes to a file or a pipe. It shows control sequences there too.</summary>
    private static bool IsRedirected(PSHost host) => host.Name == ConsoleHost && Console.IsOutputRedirected;

    private static TerminalFeatures Features() => TerminalFeatures.Detect(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());
}
