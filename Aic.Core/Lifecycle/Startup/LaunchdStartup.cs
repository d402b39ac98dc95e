using System.Globalization;
using System.Xml.Linq;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>A launch agent of macOS: launchd.plist(5), launchctl(1). What lies in the folder is loaded at the next login.</summary>
/// <param name="folder">The folder <c>~/Library/LaunchAgents</c>.</param>
/// <param name="userId">The user's number, which names the user's domain.</param>
internal sealed class LaunchdStartup(string folder, uint userId) : IStartupSystem
{
    private const string Label = "aic-agent";

    /// <summary>How long launchd waits before it starts an agent again that failed.</summary>
    private const int ThrottleSeconds = 30;

    private readonly string _file = Path.Combine(folder, $"{Label}.plist");
    private readonly string _service = string.Create(CultureInfo.InvariantCulture, $"gui/{userId}/{Label}");

    /// <inheritdoc />
    public string Name => "launchd";

    /// <inheritdoc />
    public string Advice => "This needs your graphical session: run it there, not over ssh.";

    /// <inheritdoc />
    public IReadOnlyList<StartupStep> Enable(StartupAgent agent) =>
    [
        new WriteStep(_file, Content(agent)),
        new RunStep("launchctl", ["enable", _service]),
    ];

    /// <inheritdoc />
    public IReadOnlyList<StartupStep> Disable() =>
    [
        new RunStep("launchctl", ["disable", _service]),
        new RemoveStep(_file),
    ];

    /// <inheritdoc />
    public Task<bool> IsEnabledAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(_file));

    private static string Content(StartupAgent agent)
    {
        XElement properties = new(
            "dict",
            Entry("Label", Text(Label)),
            Entry("ProgramArguments", new XElement("array", agent.CommandLine("serve").Select(Text))),
            agent.Environment.Count == 0 ? null : Entry("EnvironmentVariables", new XElement("dict", agent.Environment.Select(variable => Entry(variable.Key, Text(variable.Value))))),
            Entry("RunAtLoad", new XElement("true")),
            Entry("KeepAlive", new XElement("dict", Entry("SuccessfulExit", new XElement("false")))),
            Entry("ThrottleInterval", new XElement("integer", ThrottleSeconds)),
            Entry("ProcessType", Text("Background")));
        XDocument document = new(
            new XDocumentType("plist", "-//Apple//DTD PLIST 1.0//EN", "http://www.apple.com/DTDs/PropertyList-1.0.dtd", null),
            new XElement("plist", new XAttribute("version", "1.0"), properties));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document}\n".ReplaceLineEndings("\n");
    }

    private static object[] Entry(string key, XElement value) => [new XElement("key", key), value];

    private static XElement Text(string text) => new("string", text);
}
