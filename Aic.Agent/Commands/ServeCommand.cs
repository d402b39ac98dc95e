using System.CommandLine;
using System.Globalization;
using Aic.Agent.Server;
using Aic.Agent.Server.Logging;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Ports;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Commands;

/// <summary><c>aic serve</c>: the agent, in the foreground, until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>The verb.</summary>
    public const string Name = "serve";

    /// <summary>The variable that names the port where no option does.</summary>
    public const string PortVariable = "AIC_AGENT_PORT";

    private const int DefaultPort = 8080;

    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<int?> port = new("--port")
        {
            Description = $"The port, on loopback; 0 lets the system choose. {PortVariable} in the environment says the same, else it is {DefaultPort}.",
            HelpName = "port",
        };
        Option<string?> urls = new("--urls")
        {
            Description = "Addresses to listen on instead, joined by semicolons: http://127.0.0.1:8080;http://192.168.1.5:8080. Beyond loopback every request needs the token.",
            HelpName = "urls",
        };
        Verb verb = new(
            Name,
            "Serve usage over HTTP and keep it fresh, until Ctrl+C.",
            new("aic serve", $"on http://localhost:{DefaultPort}"),
            new("aic serve --port 9000", "on another port"));
        verb.Options.Add(port);
        verb.Options.Add(urls);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(port) is not null && result.GetResult(urls) is not null)
            {
                result.AddError("--port and --urls contradict each other: use one or the other.");
            }
        });
        verb.SetAction((result, cancellationToken) => ServeAsync(context, AddressesOf(context, result.GetValue(port), result.GetValue(urls)), cancellationToken));
        return verb;
    }

    private static IReadOnlyList<ListenAddress> AddressesOf(CliContext context, int? port, string? urls)
    {
        try
        {
            return urls is null ? [ListenAddress.Localhost(port ?? PortOf(context.TrackerOptions))] : ListenAddress.ParseAll(urls);
        }
        catch (FormatException exception)
        {
            throw CliException.WrongArguments(exception.Message);
        }
    }

    private static int PortOf(UsageTrackerOptions options)
    {
        string? text = options.GetVariable(PortVariable);
        return string.IsNullOrWhiteSpace(text) ? DefaultPort
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port
            : throw new FormatException($"{PortVariable} is no port: a whole number from 0 to {ushort.MaxValue} is one.");
    }

    private static async Task<int> ServeAsync(CliContext context, IReadOnlyList<ListenAddress> addresses, CancellationToken cancellationToken)
    {
        AicPaths paths = AicPaths.FromEnvironment(context.TrackerOptions.GetVariable);
        using AgentInstance instance = AgentInstance.Claim(paths, context.Time);
        using ILoggerFactory loggers = AgentLogging.Create(context.Terminal, AgentLogging.LevelFrom(context.TrackerOptions.GetVariable), paths, context.Time);
        AgentServerOptions options = new()
        {
            Tracker = context.TrackerOptions with { Paths = paths },
            Token = AgentToken.ReadOrCreate(paths),
            Addresses = addresses,
            LoggerFactory = loggers,
        };
        await using AgentServer server = await StartAsync(options, cancellationToken);
        string urls = string.Join(" and ", server.Urls);
        instance.Announce(server.Urls);
        context.Terminal.Out.WriteLine($"AIC Tracker serves on {urls}. Ctrl+C stops it.");
        context.Terminal.Out.Flush();
        ILogger life = loggers.CreateLogger(AgentLife.Category);
        AgentLife.Serves(life, AicVersion.Current, urls, Environment.ProcessId);
        await server.RunUntilAsync(cancellationToken);
        AgentLife.Stopped(life, Environment.ProcessId);
        return ExitCodes.Success;
    }

    /// <summary>Starts the server; where a port is taken, the error says by whom, if the system tells.</summary>
    private static async Task<AgentServer> StartAsync(AgentServerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await AgentServer.StartAsync(options, cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            foreach (ListenAddress address in options.Addresses.Where(address => address.Port != 0))
            {
                if (await PortHolder.FindAsync(address.Port, cancellationToken) is { } holder)
                {
                    throw new AgentException(AgentProblem.PortTaken, string.Create(CultureInfo.InvariantCulture, $"Port {address.Port} is taken by {holder}. End that, or choose another port."), exception);
                }
            }

            throw;
        }
    }
}
