using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.Json.Nodes;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Adds a channel of alerts, or changes what is named of one.</summary>
[Cmdlet(VerbsCommon.Set, "AicAlertChannel", SupportsShouldProcess = true)]
[OutputType(typeof(AlertChannelInfo))]
public sealed class SetAicAlertChannelCommand : AicCmdlet
{
    /// <summary>The channel's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AlertChannelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it is; needed for a new channel.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("Webhook", "Command", "Email", "Desktop")]
    public string? Type { get; set; }

    /// <summary>What a webhook is sent.</summary>
    [Parameter]
    [ValidateSet("Json", "Slack", "Teams", "Discord")]
    public string? Form { get; set; }

    /// <summary>A webhook's address, which is a secret.</summary>
    [Parameter]
    public SecureString? Url { get; set; }

    /// <summary>What posts to a webhook are signed with.</summary>
    [Parameter]
    public SecureString? Secret { get; set; }

    /// <summary>The program that is run: its full path, or its name on PATH.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Command { get; set; }

    /// <summary>The program's arguments.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Argument { get; set; }

    /// <summary>The mail server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SmtpServer { get; set; }

    /// <summary>The mail server's port.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int? Port { get; set; }

    /// <summary>How the connection to it is protected.</summary>
    [Parameter]
    [ValidateSet("StartTls", "Tls", "None")]
    public string? Security { get; set; }

    /// <summary>User and password that sign in there.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Who signs in there, where a variable holds the password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>The environment variable that holds the password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PasswordVariable { get; set; }

    /// <summary>The sender's mail address.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? From { get; set; }

    /// <summary>The receivers' mail addresses.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? To { get; set; }

    /// <summary>The least severity that it tells of.</summary>
    [Parameter]
    [ValidateSet("Info", "Warning", "Critical")]
    public string? MinimumSeverity { get; set; }

    /// <summary>Fields of the configuration file to remove, such as <c>secret</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Unset { get; set; }

    /// <summary>Writes the channel to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConfigFile file = Tracker.Config;
        Dictionary<string, JsonNode?> fields = Fields();
        AlertChannelConfig channel = AlertChannelChange.Require(Changed(file.Read(), fields), Name);
        if (!await ShouldProcessAsync(channel.Name, $"Tell {channel.Target} ({channel.Type}) of alerts, in {file.Path}").ConfigureAwait(false))
        {
            return;
        }

        AgentConfig config = file.Update(before => AlertChannelChange.Set(before, Name, fields));
        if (PassThru)
        {
            WriteObject(AlertChannelInfo.Of(AlertChannelChange.Require(config, Name)));
        }
    }

    private Dictionary<string, JsonNode?> Fields()
    {
        Dictionary<string, JsonNode?> fields = (Unset ?? []).ToDictionary(field => field, _ => (JsonNode?)null);
        Add(fields, "type", Type?.ToLowerInvariant());
        Add(fields, "form", Form?.ToLowerInvariant());
        Add(fields, "url", Text(Url));
        Add(fields, "secret", Text(Secret));
        Add(fields, "command", Command);
        Add(fields, "arguments", Texts(Argument));
        Add(fields, "host", SmtpServer);
        Add(fields, "port", Port);
        Add(fields, "security", Security?.ToLowerInvariant());
        Add(fields, "user", Credential?.UserName ?? User);
        Add(fields, "password", Text(Credential?.Password));
        Add(fields, "password_variable", PasswordVariable);
        Add(fields, "from", From);
        Add(fields, "to", Texts(To));
        Add(fields, "minimum_severity", MinimumSeverity?.ToLowerInvariant());
        return fields;
    }

    private AgentConfig Changed(AgentConfig config, Dictionary<string, JsonNode?> fields)
    {
        try
        {
            return AlertChannelChange.Set(config, Name, fields);
        }
        catch (ConfigException exception)
        {
            throw new TerminatingException(Errors.Invalid("InvalidAlertChannel", exception.Message, Name, "Get-Help Set-AicAlertChannel -Full describes each parameter."));
        }
    }

    private static void Add(Dictionary<string, JsonNode?> fields, string name, JsonNode? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }

    private static string? Text(SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;

    private static JsonArray? Texts(string[]? texts) => texts is null ? null : new JsonArray([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
