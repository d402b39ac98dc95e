using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Aic.Core.Tests.Alerts;

/// <summary>What a fake mail server does.</summary>
internal sealed record SmtpBehaviour
{
    /// <summary>TLS with this; null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>TLS from the start instead of STARTTLS.</summary>
    public bool IsTlsFromStart { get; init; }

    /// <summary>User and password, joined by a colon; null where nobody signs in.</summary>
    public string? Login { get; init; }

    /// <summary>The answer to a receiver.</summary>
    public string AnswerToReceiver { get; init; } = "250 OK";

    /// <summary>True for one that accepts connections and says nothing.</summary>
    public bool Hangs { get; init; }
}

/// <summary>A mail server on loopback: as much of SMTP (RFC 5321), STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954) as sending needs. It keeps what it is sent.</summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _connected = new();
    private readonly SmtpBehaviour _behaviour;
    private readonly Task _serving;
    private bool _isSecure;
    private bool _isSignedIn;

    public FakeSmtpServer(SmtpBehaviour? behaviour = null)
    {
        _behaviour = behaviour ?? new SmtpBehaviour();
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All commands, in order; those under TLS with a lock before them.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>The mails, as they were sent.</summary>
    public List<string> Mails { get; } = [];

    /// <summary>Ends when somebody has connected.</summary>
    public Task Connected => _connected.Task;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                _connected.TrySetResult();
                await TalkAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        try
        {
            (_isSecure, _isSignedIn) = (false, false);
            if (_behaviour.Hangs)
            {
                await Task.Delay(Timeout.Infinite, _stopping.Token);
            }

            if (_behaviour.IsTlsFromStart)
            {
                stream = await SecureAsync(stream);
            }

            await SayAsync(stream, "220 fake ESMTP");
            while (await ReadLineAsync(stream) is { } line)
            {
                Commands.Add($"{(_isSecure ? "🔒 " : "")}{line}");
                if (line == "STARTTLS" && _behaviour.Certificate is not null)
                {
                    await SayAsync(stream, "220 go on");
                    stream = await SecureAsync(stream);
                    continue;
                }

                if (line == "QUIT")
                {
                    await SayAsync(stream, "221 bye");
                    return;
                }

                await SayAsync(stream, Answer(line));
                if (line == "DATA")
                {
                    Mails.Add(await ReadMailAsync(stream));
                    await SayAsync(stream, "250 taken");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client broke off.
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private string Answer(string line)
    {
        string verb = line.Split(' ', ':')[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO":
                string[] offers = ["fake", .. Offer("STARTTLS", _behaviour is { Certificate: not null, IsTlsFromStart: false } && !_isSecure), .. Offer("AUTH PLAIN", _behaviour.Login is not null), "SMTPUTF8"];
                return string.Join("\r\n", offers.Select((offer, index) => $"250{(index == offers.Length - 1 ? ' ' : '-')}{offer}"));
            case "AUTH":
                _isSignedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])).Replace('\0', ':').TrimStart(':') == _behaviour.Login;
                return _isSignedIn ? "235 welcome" : "535 5.7.8 who are you?";
            case "MAIL" when _behaviour.Login is not null && !_isSignedIn:
                return "530 5.7.0 sign in first";
            case "RCPT":
                return _behaviour.AnswerToReceiver;
            case "DATA":
                return "354 go on";
            default:
                return "250 OK";
        }
    }

    private static IEnumerable<string> Offer(string what, bool isOffered) => isOffered ? [what] : [];

    private async Task<Stream> SecureAsync(Stream stream)
    {
        SslStream secure = new(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _behaviour.Certificate }, _stopping.Token);
        _isSecure = true;
        return secure;
    }

    private async Task<string> ReadMailAsync(Stream stream)
    {
        StringBuilder mail = new();
        while (await ReadLineAsync(stream) is { } line && line != ".")
        {
            mail.Append(line).Append('\n');
        }

        return mail.ToString();
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        List<byte> line = [];
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _stopping.Token) == 1)
        {
            if (one[0] == (byte)'\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes($"{text}\r\n"), _stopping.Token);
}
