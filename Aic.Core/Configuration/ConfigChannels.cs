using System.Text.Json;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;

namespace Aic.Core.Configuration;

/// <summary>Channels of alerts in the configuration file.</summary>
internal static class ConfigChannels
{
    private const int MostArguments = 100;

    /// <summary>Reads one channel.</summary>
    public static AlertChannelConfig ReadOne(string name, ConfigFields fields)
    {
        AlertChannelConfig channel = fields.Text("type") switch
        {
            null => throw fields.Fail(null, $"the channel {name} has no \"type\": it {AlertChannelRules.TypeProblem}"),
            WebhookChannelConfig.TypeName => ReadWebhook(name, fields),
            CommandChannelConfig.TypeName => ReadCommand(name, fields),
            EmailChannelConfig.TypeName => ReadEmail(name, fields),
            DesktopChannelConfig.TypeName => new DesktopChannelConfig { Name = name },
            _ => throw fields.Fail("type", AlertChannelRules.TypeProblem),
        };
        AlertSeverity severity = fields.Word("minimum_severity", AlertWords.Read<AlertSeverity>, AlertChannelRules.SeverityProblem) ?? AlertSeverity.Info;
        return channel with { MinimumSeverity = severity, Unknown = fields.Rest() };
    }

    /// <summary>Writes one channel.</summary>
    public static void WriteOne(Utf8JsonWriter writer, AlertChannelConfig channel)
    {
        writer.WriteStartObject();
        writer.WriteString("type", channel.Type);
        switch (channel)
        {
            case WebhookChannelConfig webhook:
                writer.WriteString("form", AlertWords.Name(webhook.Form));
                writer.WriteString("url", webhook.Url);
                ConfigWords.WriteText(writer, "secret", webhook.Secret);
                break;
            case CommandChannelConfig command:
                writer.WriteString("command", command.Command);
                ConfigWords.Write(writer, "arguments", command.Arguments);
                break;
            case EmailChannelConfig email:
                WriteEmail(writer, email);
                break;
        }

        if (channel.MinimumSeverity != AlertSeverity.Info)
        {
            writer.WriteString("minimum_severity", AlertWords.Name(channel.MinimumSeverity));
        }

        ConfigWords.WriteRest(writer, channel.Unknown);
        writer.WriteEndObject();
    }

    private static WebhookChannelConfig ReadWebhook(string name, ConfigFields fields)
    {
        string url = Needed(name, fields, "url");
        string? secret = Given(fields, "secret");
        return new WebhookChannelConfig
        {
            Name = name,
            Form = fields.Word("form", AlertWords.Read<WebhookForm>, AlertChannelRules.FormProblem) ?? WebhookForm.Json,
            Url = AlertChannelRules.UrlProblem(url) is { } problem ? throw fields.Fail("url", problem) : url,
            Secret = secret is null || AlertChannelRules.SecretBytes(secret) is not null ? secret : throw fields.Fail("secret", AlertChannelRules.SecretProblem),
        };
    }

    private static CommandChannelConfig ReadCommand(string name, ConfigFields fields)
    {
        string command = Needed(name, fields, "command");
        IReadOnlyList<string> arguments = fields.Texts("arguments", AlertChannelRules.ArgumentsProblem, AlertChannelRules.IsArgument) ?? [];
        return new CommandChannelConfig
        {
            Name = name,
            Command = AlertChannelRules.IsCommand(command) ? command : throw fields.Fail("command", AlertChannelRules.CommandProblem),
            Arguments = arguments.Count <= MostArguments ? arguments : throw fields.Fail("arguments", $"must hold at most {MostArguments} texts"),
        };
    }

    private static EmailChannelConfig ReadEmail(string name, ConfigFields fields)
    {
        string host = Needed(name, fields, "host");
        string from = Needed(name, fields, "from");
        SmtpSecurity security = fields.Word("security", AlertWords.Read<SmtpSecurity>, AlertChannelRules.SecurityProblem) ?? SmtpSecurity.StartTls;
        IReadOnlyList<string> to = fields.Texts("to", AlertChannelRules.ToProblem, AlertChannelRules.IsMailAddress) ?? throw fields.Fail(null, $"the channel {name} has no \"to\"");
        EmailChannelConfig email = new()
        {
            Name = name,
            Host = AlertChannelRules.IsHost(host) ? host : throw fields.Fail("host", AlertChannelRules.HostProblem),
            Port = fields.Any("port") is null ? null : fields.Whole("port", 1, 65535, AlertChannelRules.PortProblem),
            Security = security != SmtpSecurity.None || AlertChannelRules.IsThisMachine(host) ? security : throw fields.Fail("security", AlertChannelRules.SecurityProblem),
            User = Given(fields, "user") is not { } user ? null : user.Any(char.IsControl) ? throw fields.Fail("user", AlertChannelRules.UserProblem) : user,
            Password = Given(fields, "password"),
            PasswordVariable = Given(fields, "password_variable") is not { } variable ? null
                : ConfigRules.IsVariableName(variable) ? variable
                : throw fields.Fail("password_variable", "must be the name of an environment variable (letters, digits and '_'), not a password"),
            From = AlertChannelRules.IsMailAddress(from) ? from : throw fields.Fail("from", AlertChannelRules.AddressProblem),
            To = to.Count is > 0 and <= AlertChannelRules.MostReceivers ? to : throw fields.Fail("to", AlertChannelRules.ToProblem),
        };
        bool hasPassword = email.Password is not null || email.PasswordVariable is not null;
        return email switch
        {
            { Password: not null, PasswordVariable: not null } => throw fields.Fail("password_variable", "can't stand beside \"password\": remove one of them"),
            { User: null } when hasPassword => throw fields.Fail(null, $"the channel {name} has a password but no \"user\""),
            { User: not null } when !hasPassword => throw fields.Fail("user", "needs a \"password\", or a \"password_variable\" that names where it is"),
            _ => email,
        };
    }

    private static void WriteEmail(Utf8JsonWriter writer, EmailChannelConfig email)
    {
        writer.WriteString("host", email.Host);
        if (email.Port is { } port)
        {
            writer.WriteNumber("port", port);
        }

        writer.WriteString("security", ConfigWords.Name(email.Security));
        ConfigWords.WriteText(writer, "user", email.User);
        ConfigWords.WriteText(writer, "password", email.Password);
        ConfigWords.WriteText(writer, "password_variable", email.PasswordVariable);
        writer.WriteString("from", email.From);
        ConfigWords.Write(writer, "to", email.To);
    }

    private static string Needed(string name, ConfigFields fields, string field) => Given(fields, field) ?? throw fields.Fail(null, $"the channel {name} has no \"{field}\"");

    private static string? Given(ConfigFields fields, string field) => fields.Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
