using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;

namespace Aic.Testing.Worker;

/// <summary>Stands in for <c>aic serve</c> where a test needs an agent that behaves badly: the file <c>mode</c> in its folder says how.</summary>
internal static class AgentVerbs
{
    /// <summary>Serves until it is asked to end. Options: <c>--port N</c> or <c>--urls http://127.0.0.1:N</c>.</summary>
    public static void Serve(string[] options)
    {
        AicPaths paths = AicPaths.FromEnvironment(Environment.GetEnvironmentVariable);
        if (Mode(paths) == "fails")
        {
            throw new InvalidOperationException("A made-up failure.");
        }

        using PosixSignalRegistration signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = Mode(paths) == "hangs");
        using AgentInstance instance = AgentInstance.Claim(paths);
        string token = AgentToken.ReadOrCreate(paths).Reveal();
        using TcpListener listener = new(IPAddress.Loopback, options is [_, { } value] ? int.Parse(value[(value.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture) : 0);
        listener.Start();
        instance.Announce([$"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"]);
        while (Answer(listener, paths, token))
        {
        }
    }

    /// <summary>Claims a folder, says "claimed" and keeps it until killed.</summary>
    public static void Claim(string folder)
    {
        using AgentInstance instance = AgentInstance.Claim(new AicPaths(folder, folder));
        Console.WriteLine("claimed");
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Says the token of a folder, made where there is none.</summary>
    public static void ReadToken(string folder) => Console.WriteLine(AgentToken.ReadOrCreate(new AicPaths(folder, folder)).Reveal());

    /// <summary>Answers one request; false when it was to end.</summary>
    private static bool Answer(TcpListener listener, AicPaths paths, string token)
    {
        using TcpClient client = listener.AcceptTcpClient();
        using NetworkStream stream = client.GetStream();
        using StreamReader reader = new(stream);
        List<string> head = [];
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            head.Add(line);
        }

        string mode = Mode(paths);
        if (mode is "hangs" or "deaf" || head.Count == 0)
        {
            return true;
        }

        bool mayPass = head.Contains($"Authorization: Bearer {token}");
        bool isShutdown = head[0].StartsWith("POST /api/v1/shutdown ", StringComparison.Ordinal);
        (string status, string body) = (head[0].Split(' ')[1], mode) switch
        {
            ("/health", "unwell") => ("503 Service Unavailable", """{ "title": "Unwell", "detail": "The disk is full." }"""),
            ("/health", "strict") when !mayPass => ("401 Unauthorized", "{}"),
            ("/health", _) => ("200 OK", "{}"),
            _ when isShutdown && mayPass => ("202 Accepted", "{}"),
            _ => ("401 Unauthorized", """{ "detail": "No." }"""),
        };
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return !(isShutdown && mayPass);
    }

    private static string Mode(AicPaths paths)
    {
        string file = Path.Combine(paths.ConfigDirectory, "mode");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
