using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Alerts.Channels;

/// <summary>The command that shows a notice on a desktop.</summary>
internal static class DesktopCommand
{
    private const int MostInTitle = 120;
    private const int MostInBody = 500;
    private const string TitleVariable = "AIC_ALERT_TITLE";
    private const string BodyVariable = "AIC_ALERT_MESSAGE";

    /// <summary>
    /// A toast from a desktop program (https://learn.microsoft.com/uwp/api/windows.ui.notifications.toastnotificationmanager), in the name of Windows PowerShell,
    /// which has one that the system knows. The text is put in as text nodes, from the environment.
    /// </summary>
    private const string ToastScript =
        "$ErrorActionPreference = 'Stop'; " +
        "[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]; " +
        "$toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02); " +
        "$lines = $toast.GetElementsByTagName('text'); " +
        $"[void]$lines.Item(0).AppendChild($toast.CreateTextNode($env:{TitleVariable})); " +
        $"[void]$lines.Item(1).AppendChild($toast.CreateTextNode($env:{BodyVariable})); " +
        @"[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe')" +
        ".Show([Windows.UI.Notifications.ToastNotification]::new($toast))";

    /// <summary>The platform of this machine.</summary>
    public static PlatformID PlatformOfThisMachine =>
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix;

    /// <summary>The command.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="find">Finds a program on PATH; null when it isn't there.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <exception cref="AlertChannelException">There is no program for it.</exception>
    public static CommandStart For(AlertNotice notice, PlatformID platform, Func<string, string?> find, Func<string, string?> getVariable)
    {
        string title = NoticeText.Clip(NoticeText.Title(notice), MostInTitle);
        string body = NoticeText.Clip(NoticeText.Message(notice), MostInBody);
        string program = ProgramOf(platform, find, getVariable);
        return platform switch
        {
            PlatformID.Win32NT => Toast(program, title, body),
            PlatformID.MacOSX => new CommandStart(program, AppleScript(title, body)),
            _ => new CommandStart(program, NotifySend(notice, title, body)),
        };
    }

    /// <summary>The program that shows it.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="find">Finds a program on PATH; null when it isn't there.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <exception cref="AlertChannelException">There is none.</exception>
    public static string ProgramOf(PlatformID platform, Func<string, string?> find, Func<string, string?> getVariable) => platform switch
    {
        PlatformID.Win32NT => getVariable("SystemRoot") is { } system
            ? $@"{system}\System32\WindowsPowerShell\v1.0\powershell.exe"
            : throw new AlertChannelException("The environment variable SystemRoot isn't set, so Windows PowerShell isn't found, which shows notifications."),
        PlatformID.MacOSX => "/usr/bin/osascript",
        _ => find("notify-send") ?? throw new AlertChannelException("There is no notify-send on PATH, which shows notifications. Install it: it is in libnotify-bin (Debian, Ubuntu) or libnotify."),
    };

    private static CommandStart Toast(string program, string title, string body) => new(program, ["-NoProfile", "-NonInteractive", "-Command", ToastScript])
    {
        Environment = new Dictionary<string, string?> { [TitleVariable] = title, [BodyVariable] = body },
    };

    /// <summary>https://developer.apple.com/library/archive/documentation/LanguagesUtilities/Conceptual/MacAutomationScriptingGuide/DisplayNotifications.html; what follows <c>--</c> is the script's arguments.</summary>
    private static string[] AppleScript(string title, string body) =>
        ["-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run", "--", title, body];

    /// <summary>
    /// The body is a small markup, in which the signs of XML are escaped (https://specifications.freedesktop.org/notification/latest/markup.html); the summary is not.
    /// </summary>
    private static string[] NotifySend(AlertNotice notice, string title, string body) =>
    [
        "--app-name=AIC Tracker",
        notice.Alert.Severity == AlertSeverity.Critical && notice.Event == AlertEvent.Raised ? "--urgency=critical" : "--urgency=normal",
        "--",
        title,
        body.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
    ];
}
