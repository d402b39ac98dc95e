using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Lifecycle.Processes;
using Aic.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>Notifications of the desktop.</summary>
public sealed class DesktopChannelTests : IDisposable
{
    private const string Hostile = "-x $env:X $(id) `id` '; \" </text> & <b>";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Notify_send_gets_the_texts_as_arguments_that_are_no_options()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "Others have no notify-send.");
        string program = _folder.File("notify-send");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{_folder.File("shown")}'\n", TestContext.Current.CancellationToken);
        MakeExecutable(program);
        using AlertChannels channels = Notices.Channels(getVariable: name => name == "PATH" ? _folder.Path : null);

        await channels.Create(new DesktopChannelConfig { Name = "ops" }).TellAsync(Notices.With(Hostile), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["--app-name=AIC Tracker", "--urgency=normal", "--", Hostile, "-x $env:X $(id) `id` '; \" &lt;/text&gt; &amp; &lt;b&gt;"],
            await File.ReadAllLinesAsync(_folder.File("shown"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "Others have no notify-send.");
        using AlertChannels channels = Notices.Channels(getVariable: name => name == "PATH" ? _folder.Path : null);

        Assert.Contains("libnotify-bin", await Notices.RefusesAsync(channels.Create(new DesktopChannelConfig { Name = "ops" })), StringComparison.Ordinal);
    }

    [Fact]
    public void Critical_alerts_are_urgent_until_they_are_over()
    {
        AlertNotice critical = Notices.Raised with { Alert = Notices.Alert with { Severity = AlertSeverity.Critical } };

        Assert.Contains("--urgency=critical", For(critical, PlatformID.Unix).Arguments);
        Assert.Contains("--urgency=normal", For(critical with { Event = AlertEvent.Cleared }, PlatformID.Unix).Arguments);
    }

    [Fact]
    public void On_a_mac_the_texts_are_the_scripts_arguments()
    {
        CommandStart start = For(Notices.With(Hostile), PlatformID.MacOSX);

        Assert.Equal("/usr/bin/osascript", start.Program);
        Assert.Equal(["--", Hostile, Hostile], start.Arguments.TakeLast(3));
        Assert.DoesNotContain(start.Arguments.SkipLast(2), argument => argument.Contains("id", StringComparison.Ordinal) && argument.Contains('$', StringComparison.Ordinal));
    }

    [Fact]
    public void On_windows_the_script_is_always_the_same_and_the_texts_are_variables()
    {
        CommandStart start = For(Notices.With(Hostile), PlatformID.Win32NT);

        Assert.Equal(For(Notices.Raised, PlatformID.Win32NT).Arguments, start.Arguments);
        Assert.Equal(@"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe", start.Program);
        Assert.Equal((Hostile, Hostile), (start.Environment["AIC_ALERT_TITLE"], start.Environment["AIC_ALERT_MESSAGE"]));
    }

    private static CommandStart For(AlertNotice notice, PlatformID platform) =>
        DesktopCommand.For(notice, platform, name => $"/usr/bin/{name}", name => name == "SystemRoot" ? @"C:\Windows" : null);

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
