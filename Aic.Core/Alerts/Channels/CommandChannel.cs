using System.Globalization;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Alerts.Channels;

/// <summary>Runs a program of the user's own for each notice: JSON on its standard input, and <c>AIC_ALERT_…</c> variables. There is no shell in between.</summary>
/// <param name="config">The channel.</param>
/// <param name="getVariable">Reads an environment variable.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandChannel(CommandChannelConfig config, Func<string, string?> getVariable, TimeProvider time) : IAlertChannel
{
    /// <inheritdoc />
    public string Name => config.Name;

    /// <inheritdoc />
    public AlertSeverity MinimumSeverity => config.MinimumSeverity;

    /// <inheritdoc />
    public async Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        CommandStart start = new(Program(), config.Arguments) { Input = NoticeJson.Write(notice), Environment = Variables(notice) };
        await ChannelCommand.RunAsync(start, config.Command, time, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Check()
    {
        if (!ProgramPath.IsExecutable(Program()))
        {
            throw new AlertChannelException($"There is no program {config.Command} that can be run. Check its path, and that it may be run.");
        }
    }

    private string Program() => Path.IsPathFullyQualified(config.Command) ? config.Command
        : ProgramPath.Find(config.Command, getVariable) ?? throw new AlertChannelException($"There is no program {config.Command} on PATH. Give its full path.");

    private static Dictionary<string, string?> Variables(AlertNotice notice)
    {
        Alert alert = notice.Alert;
        Dictionary<string, string?> variables = new()
        {
            ["AIC_ALERT_EVENT"] = AlertWords.Name(notice.Event),
            ["AIC_ALERT_ID"] = alert.Id,
            ["AIC_ALERT_KIND"] = AlertWords.Name(alert.Kind),
            ["AIC_ALERT_SEVERITY"] = AlertWords.Name(alert.Severity),
            ["AIC_ALERT_SUBJECT"] = alert.Subject,
            ["AIC_ALERT_TITLE"] = alert.Title,
            ["AIC_ALERT_MESSAGE"] = alert.Message,
            ["AIC_ALERT_RAISED_AT"] = Moment(alert.RaisedAt),
            ["AIC_ALERT_CLEARED_AT"] = alert.ClearedAt is { } cleared ? Moment(cleared) : null,
        };
        return variables.ToDictionary(variable => variable.Key, variable => variable.Value?.Replace("\0", "", StringComparison.Ordinal));
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
