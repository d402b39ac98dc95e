using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Aic.Core.Alerts.Channels;

/// <summary>Sends notices as e-mail through an SMTP server.</summary>
/// <param name="config">The channel.</param>
/// <param name="getVariable">Reads an environment variable.</param>
/// <param name="time">The clock.</param>
internal sealed class EmailChannel(EmailChannelConfig config, Func<string, string?> getVariable, TimeProvider time) : IAlertChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    /// <inheritdoc />
    public string Name => config.Name;

    /// <inheritdoc />
    public AlertSeverity MinimumSeverity => config.MinimumSeverity;

    /// <summary>Judges the server's certificate; null leaves it to the system.</summary>
    internal RemoteCertificateValidationCallback? JudgesCertificate { get; init; }

    /// <inheritdoc />
    public async Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        string? password = Password();
        using MimeMessage message = EmailMessage.From(notice, config, time.GetUtcNow());
        using CancellationTokenSource hangs = new(Patience, time);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hangs.Token);
        try
        {
            await SendAsync(message, password, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AlertChannelException($"{Server} gave no answer within {Patience.TotalSeconds:0} seconds. Check host, port and security.", exception);
        }
        catch (Exception exception) when (EmailErrors.Explain(exception, config, Server) is { } problem)
        {
            throw new AlertChannelException(problem, exception);
        }
    }

    private int Port => config.Port ?? config.Security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.StartTls => 587,
        _ => 25,
    };

    /// <inheritdoc />
    public void Check() => Password();

    private string Server => string.Create(CultureInfo.InvariantCulture, $"{config.Host}:{Port}");

    private async Task SendAsync(MimeMessage message, string? password, CancellationToken cancellationToken)
    {
        using SmtpClient client = new() { ServerCertificateValidationCallback = JudgesCertificate };
        SecureSocketOptions security = config.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(config.Host, Port, security, cancellationToken).ConfigureAwait(false);
        if (password is not null)
        {
            await client.AuthenticateAsync(config.User!, password, cancellationToken).ConfigureAwait(false);
        }

        await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ProtocolException or IOException or SocketException or OperationCanceledException)
        {
            // The message was taken; how the server says goodbye doesn't matter.
        }
    }

    private string? Password() => config.PasswordVariable is not { } variable ? config.Password
        : getVariable(variable) is { Length: > 0 } password ? password
        : throw new AlertChannelException($"The environment variable {variable}, which holds the mail password, isn't set where this runs.");
}
