using System.CommandLine;
using System.Text.Json.Nodes;
using Aic.Core;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts channels set</c>: adds a channel, or changes one. Secrets come from standard input or a prompt.</summary>
internal static class AlertChannelsSetCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string> name = new("name") { Description = "Its name." };
        Argument<string[]> arguments = new("argument") { Description = "The arguments of a command, after --.", Arity = ArgumentArity.ZeroOrMore };
        (Option<string?> Option, string Field)[] texts =
        [
            (Text("--type", "webhook, command, email or desktop. Needed for a new channel."), "type"),
            (Text("--form", "What a webhook is sent: json, slack, teams or discord. json for a new one."), "form"),
            (Text("--command", "The program that is run: its full path, or its name on PATH."), "command"),
            (Text("--host", "The mail server."), "host"),
            (Text("--security", "How the connection to it is protected: starttls (as a rule), tls, or none for a server on this machine."), "security"),
            (Text("--user", "Who signs in there."), "user"),
            (Text("--password-variable", "The environment variable that holds the password."), "password_variable"),
            (Text("--from", "The sender's mail address."), "from"),
            (Text("--minimum-severity", "Tell only of alerts of this severity or more: info, warning or critical."), "minimum_severity"),
        ];
        Option<int?> port = new("--port") { Description = "The mail server's port. 587, with tls 465, when left out." };
        Option<string[]> to = new("--to") { Description = "The receivers' mail addresses, joined by commas; may be repeated.", HelpName = "address,…", Arity = ArgumentArity.OneOrMore };
        Option<string[]> unset = new("--unset") { Description = "Removes a field, such as secret; may be repeated.", HelpName = "field", Arity = ArgumentArity.OneOrMore };
        SecretOptions secrets = new("--url", "--secret", "--password");
        Verb verb = new(
            "set",
            "Add a channel, or change what is named of one. Addresses of webhooks, secrets and passwords are asked for, or read from standard input, a line each.",
            new("aic alerts channels set team --type webhook --form slack --url -", "asks for the webhook's address"),
            new("pass show hook | aic alerts channels set team --type webhook --form teams --url -", "takes it from a password manager"),
            new("aic alerts channels set mail --type email --host smtp.example.com --user me --password - --from me@example.com --to me@example.com", "asks for the password"),
            new("aic alerts channels set page --type command --command /usr/local/bin/page -- --to ann", "a program of your own"),
            new("aic alerts channels set desktop --type desktop --minimum-severity warning", "the desktop's notifications"));
        verb.Arguments.Add(name);
        verb.Arguments.Add(arguments);
        foreach (Option option in texts.Select(text => text.Option).Concat<Option>([port, to, unset, .. secrets.All]))
        {
            verb.Options.Add(option);
        }

        verb.SetAction(async (result, cancellationToken) =>
        {
            Dictionary<string, JsonNode?> fields = [];
            foreach (string field in result.GetValue(unset) ?? [])
            {
                fields[field] = null;
            }

            foreach ((Option<string?> option, string field) in texts.Where(text => result.GetValue(text.Option) is not null))
            {
                fields[field] = result.GetValue(option);
            }

            if (result.GetValue(port) is { } number)
            {
                fields["port"] = number;
            }

            Add(fields, "to", [.. (result.GetValue(to) ?? []).SelectMany(address => address.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]);
            Add(fields, "arguments", result.GetValue(arguments) ?? []);
            foreach ((string field, string secret) in await secrets.ReadAsync(result, context.Terminal, cancellationToken))
            {
                fields[field] = secret;
            }

            using UsageTracker tracker = context.CreateTracker();
            string key = result.GetRequiredValue(name);
            AgentConfig config = tracker.Config.Update(before => AlertChannelChange.Set(before, key, fields));
            AlertChannelConfig channel = AlertChannelChange.Require(config, key);
            context.Terminal.Out.WriteLine($"{channel.Name}: {channel.Type}, {channel.Target}. Try it: aic alerts channels test {channel.Name}");
            return ExitCodes.Success;
        });
        return verb;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "text" };

    private static void Add(Dictionary<string, JsonNode?> fields, string name, string[] texts)
    {
        if (texts.Length > 0)
        {
            fields[name] = new JsonArray([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
        }
    }
}
