using System.Globalization;

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

    private static string Content(StartupAgent agent) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
          <dict>
            <key>Label</key>
            <string>{Label}</string>
            <key>ProgramArguments</key>
            <array>{Lines(agent.CommandLine("serve").Select(Text))}
            </array>
            <key>EnvironmentVariables</key>
            <dict>{Lines(agent.Environment.SelectMany(variable => new[] { $"<key>{XmlText.Escape(variable.Key)}</key>", Text(variable.Value) }))}
            </dict>
            <key>RunAtLoad</key>
            <true />
            <key>KeepAlive</key>
            <dict>
              <key>SuccessfulExit</key>
              <false />
            </dict>
            <key>ThrottleInterval</key>
            <integer>{ThrottleSeconds.ToString(CultureInfo.InvariantCulture)}</integer>
            <key>ProcessType</key>
            <string>Background</string>
          </dict>
        </plist>

        """.ReplaceLineEndings("\n");

    private static string Lines(IEnumerable<string> elements) => string.Concat(elements.Select(element => $"\n      {element}"));

    private static string Text(string text) => $"<string>{XmlText.Escape(text)}</string>";
}
