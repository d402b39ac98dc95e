using System.Net.Sockets;
using Aic.Core.Http;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Aic.Core.Alerts.Channels;

/// <summary>Says in plain words why a mail wasn't sent.</summary>
internal static class EmailErrors
{
    private const int MostSaid = 300;

    /// <summary>What to tell the user; null for what isn't about mail.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="config">The channel.</param>
    /// <param name="server">Host and port.</param>
    public static string? Explain(Exception exception, EmailChannelConfig config, string server) => exception switch
    {
        SslHandshakeException => $"No secure connection to {server}: {(config.Security == SmtpSecurity.Tls ? "its certificate isn't trusted by this machine, or it expects \"security\": \"starttls\"" : "its certificate isn't trusted by this machine")}. Nothing was sent.",
        NotSupportedException when config.Security == SmtpSecurity.StartTls => $"{server} offers no STARTTLS, so nothing was sent. Where it uses TLS from the start (often on port 465), set \"security\": \"tls\".",
        NotSupportedException => $"{server} lets nobody sign in. Leave out user and password, or check the port.",
        AuthenticationException => $"{server} refused user and password. Check both; some providers want a password for apps.",
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused => $"{server} doesn't accept the sender {config.From}. {Said(refused)}",
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused => $"{server} doesn't accept the receiver {refused.Mailbox?.Address}. {Said(refused)}",
        SmtpCommandException refused => $"{server} refused the mail. {Said(refused)}",
        ServiceNotAuthenticatedException => $"{server} wants a user and a password first.",
        ProtocolException => $"{server} broke off, or doesn't speak SMTP. Check the port, and that security fits it.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => $"The name {config.Host} wasn't found. Check host, and the network connection.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"No connection to {server}: it was refused. Check host and port.",
        SocketException or IOException or TimeoutException => $"No connection to {server}, or it broke off. Check host, port and the network connection.",
        _ => null,
    };

    private static string Said(SmtpCommandException refused) =>
        $"It said: {(int)refused.StatusCode} {KeyText.Quote(refused.Message, MostSaid)}";
}
