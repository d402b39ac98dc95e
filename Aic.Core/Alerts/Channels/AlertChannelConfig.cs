using System.Text.Json;

namespace Aic.Core.Alerts.Channels;

/// <summary>A channel in the configuration.</summary>
public abstract record AlertChannelConfig
{
    /// <summary>Its name; capitals don't tell channels apart.</summary>
    public required string Name { get; init; }

    /// <summary>The word for what it is: <c>webhook</c>, <c>command</c>, <c>email</c>, <c>desktop</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Who is told, without any secret: a host, a program, mail addresses.</summary>
    public abstract string Target { get; }

    /// <summary>The least severity that it tells of.</summary>
    public AlertSeverity MinimumSeverity { get; init; }

    /// <summary>Fields that this version doesn't know.</summary>
    public IDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Its name: what a record shows by itself holds secrets.</summary>
    public sealed override string ToString() => Name;
}

/// <summary>A webhook: an address that takes JSON.</summary>
public sealed record WebhookChannelConfig : AlertChannelConfig
{
    /// <summary>The word for it.</summary>
    public const string TypeName = "webhook";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <inheritdoc />
    public override string Target => new Uri(Url).Authority;

    /// <summary>The form of the JSON.</summary>
    public WebhookForm Form { get; init; }

    /// <summary>The address, https, or http on this machine. A secret: who knows it can post to it.</summary>
    public required string Url { get; init; }

    /// <summary>What posts are signed with, <c>whsec_</c> and base64; null where they aren't.</summary>
    public string? Secret { get; init; }
}

/// <summary>The form of a webhook's JSON.</summary>
public enum WebhookForm
{
    /// <summary>The alert as it is, in the envelope of Standard Webhooks.</summary>
    Json,

    /// <summary>A message for Slack's incoming webhooks.</summary>
    Slack,

    /// <summary>A card for the workflows of Microsoft Teams.</summary>
    Teams,

    /// <summary>A message for Discord's webhooks.</summary>
    Discord,
}

/// <summary>A program of the user's own.</summary>
public sealed record CommandChannelConfig : AlertChannelConfig
{
    /// <summary>The word for it.</summary>
    public const string TypeName = "command";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <inheritdoc />
    public override string Target => Command;

    /// <summary>The program: its full path, or its name on PATH.</summary>
    public required string Command { get; init; }

    /// <summary>Its arguments, passed on as they are.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>E-mail through an SMTP server.</summary>
public sealed record EmailChannelConfig : AlertChannelConfig
{
    /// <summary>The word for it.</summary>
    public const string TypeName = "email";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <inheritdoc />
    public override string Target => $"{string.Join(", ", To)} through {Host}";

    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The server's port; null for the usual one: 465 with TLS from the start, 587 with STARTTLS, 25 with neither.</summary>
    public int? Port { get; init; }

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>Who signs in; null where nobody does.</summary>
    public string? User { get; init; }

    /// <summary>The password; null where a variable holds it.</summary>
    public string? Password { get; init; }

    /// <summary>The environment variable that holds the password; null for none.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>The receivers' addresses.</summary>
    public required IReadOnlyList<string> To { get; init; }
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS, begun by STARTTLS (RFC 3207); without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the start (RFC 8314, section 3.3).</summary>
    Tls,

    /// <summary>Not at all; only for a server on this machine.</summary>
    None,
}

/// <summary>The notification of the desktop.</summary>
public sealed record DesktopChannelConfig : AlertChannelConfig
{
    /// <summary>The word for it.</summary>
    public const string TypeName = "desktop";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <inheritdoc />
    public override string Target => "this desktop";
}
