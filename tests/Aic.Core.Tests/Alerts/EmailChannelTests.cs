using System.Security.Cryptography.X509Certificates;
using Aic.Core.Alerts.Channels;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Aic.Core.Tests.Alerts;

/// <summary>E-mail, sent to a real server on loopback.</summary>
public sealed class EmailChannelTests
{
    private const string Login = "alerts@example.test:made-up-pass";

    [Fact]
    public async Task A_mail_tells_what_happened_to_each_receiver()
    {
        await using FakeSmtpServer server = new();

        await Channel(server, new() { To = ["ann@example.test", "bob@example.test"] }).TellAsync(Notices.Raised, TestContext.Current.CancellationToken);

        MimeMessage mail = Assert.Single(Read(server));
        Assert.Equal((Notices.Alert.Title, "\"AIC Tracker\" <aic@example.test>", "ann@example.test, bob@example.test"), (mail.Subject, mail.From.ToString(), mail.To.ToString()));
        Assert.Equal(("budget-team-80-2026-11-1795512600-raised@example.test", "auto-generated"), (mail.MessageId, mail.Headers["Auto-Submitted"]));
        Assert.Equal($"{Notices.Alert.Message}\n\nwarning · budget_threshold · team\n", mail.TextBody?.ReplaceLineEndings("\n"));
        Assert.Contains("QUIT", server.Commands);
    }

    [Fact]
    public async Task That_an_alert_is_over_answers_the_mail_that_told_of_it()
    {
        await using FakeSmtpServer server = new();

        await Channel(server).TellAsync(Notices.Cleared, TestContext.Current.CancellationToken);

        MimeMessage mail = Assert.Single(Read(server));
        Assert.Equal($"Cleared: {Notices.Alert.Title}", mail.Subject);
        Assert.Equal("budget-team-80-2026-11-1795512600-raised@example.test", mail.InReplyTo);
    }

    [Fact]
    public async Task Texts_can_t_add_headers_or_receivers()
    {
        await using FakeSmtpServer server = new();

        await Channel(server).TellAsync(Notices.With("Hello\r\nBcc: eve@example.test\r\n\r\n.\r\nMAIL FROM:<x>"), TestContext.Current.CancellationToken);

        MimeMessage mail = Assert.Single(Read(server));
        Assert.Empty(mail.Bcc);
        Assert.Equal("Hello  Bcc: eve@example.test    .  MAIL FROM:<x>", mail.Subject);
        Assert.Single(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_signs_in_does_so_under_tls_only(bool isTlsFromStart)
    {
        using X509Certificate2 certificate = TestCertificate.SelfSigned();
        await using FakeSmtpServer server = new(new SmtpBehaviour { Certificate = certificate, IsTlsFromStart = isTlsFromStart, Login = Login });
        EmailChannel channel = new(Config(server) with { Security = isTlsFromStart ? SmtpSecurity.Tls : SmtpSecurity.StartTls, User = "alerts@example.test", PasswordVariable = "MAIL_PASSWORD" }, name => name == "MAIL_PASSWORD" ? "made-up-pass" : null, TimeProvider.System)
        {
            JudgesCertificate = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
        };

        await channel.TellAsync(Notices.Raised, TestContext.Current.CancellationToken);

        Assert.Single(server.Mails);
        Assert.All(server.Commands.SkipWhile(command => command is not "🔒 EHLO" && command.StartsWith("EHLO", StringComparison.Ordinal) | command == "STARTTLS"), command => Assert.StartsWith("🔒", command, StringComparison.Ordinal));
        Assert.Contains(server.Commands, command => command.StartsWith("🔒 AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_neither_mail_nor_password()
    {
        using X509Certificate2 certificate = TestCertificate.SelfSigned();
        await using FakeSmtpServer server = new(new SmtpBehaviour { Certificate = certificate, Login = Login });

        string message = await Notices.RefusesAsync(Channel(server, new() { Security = SmtpSecurity.StartTls, User = "alerts@example.test", Password = "made-up-pass" }));

        Assert.Contains("certificate isn't trusted by this machine. Nothing was sent.", message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Commands, command => command.Contains("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_starttls_nothing_is_sent()
    {
        await using FakeSmtpServer server = new();

        string message = await Notices.RefusesAsync(Channel(server, new() { Security = SmtpSecurity.StartTls }));

        Assert.Contains("offers no STARTTLS, so nothing was sent", message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_refused_password_is_told_without_it()
    {
        await using FakeSmtpServer server = new(new SmtpBehaviour { Login = Login });

        string message = await Notices.RefusesAsync(Channel(server, new() { User = "alerts@example.test", Password = "a-wrong-password" }));

        Assert.Contains("refused user and password", message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-wrong-password", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_isn_t_set_is_named()
    {
        await using FakeSmtpServer server = new();

        Assert.Contains("variable MAIL_PASSWORD", await Notices.RefusesAsync(Channel(server, new() { User = "me", PasswordVariable = "MAIL_PASSWORD" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_says_to_a_receiver_is_told()
    {
        await using FakeSmtpServer server = new(new SmtpBehaviour { AnswerToReceiver = "550 5.1.1 no such mailbox" });

        string message = await Notices.RefusesAsync(Channel(server));

        Assert.Contains("doesn't accept the receiver ann@example.test. It said: 550", message, StringComparison.Ordinal);
        Assert.Contains("no such mailbox", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_key_at_the_end_of_what_a_server_says_no_piece_is_told()
    {
        await using FakeSmtpServer server = new(new SmtpBehaviour { AnswerToReceiver = $"550 {string.Concat(Enumerable.Repeat("no room ", 37))}sk-made-up-0123456789" });

        string message = await Notices.RefusesAsync(Channel(server));

        Assert.Contains("no room ••••", message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_within_the_minute()
    {
        await using FakeSmtpServer server = new(new SmtpBehaviour { Hangs = true });
        FakeTimeProvider time = new(Notices.RaisedAt);

        Task<string> refusal = Notices.RefusesAsync(new EmailChannel(Config(server), _ => null, time));
        await server.Connected;
        time.Advance(TimeSpan.FromSeconds(50));

        Assert.Contains("gave no answer within 50 seconds", await refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_isn_t_there_is_told()
    {
        int port;
        await using (FakeSmtpServer server = new())
        {
            port = server.Port;
        }

        Assert.Contains($"No connection to 127.0.0.1:{port}: it was refused", await Notices.RefusesAsync(new EmailChannel(Config(port), _ => null, TimeProvider.System)), StringComparison.Ordinal);
    }

    private static EmailChannel Channel(FakeSmtpServer server, Changes? changes = null) => new(
        Config(server) with
        {
            Security = changes?.Security ?? SmtpSecurity.None,
            To = changes?.To ?? ["ann@example.test"],
            User = changes?.User,
            Password = changes?.Password,
            PasswordVariable = changes?.PasswordVariable,
        },
        _ => null,
        TimeProvider.System);

    private static EmailChannelConfig Config(FakeSmtpServer server) => Config(server.Port);

    private static EmailChannelConfig Config(int port) => new()
    {
        Name = "mail",
        Host = "127.0.0.1",
        Port = port,
        Security = SmtpSecurity.None,
        From = "aic@example.test",
        To = ["ann@example.test"],
    };

    private static IEnumerable<MimeMessage> Read(FakeSmtpServer server) =>
        server.Mails.Select(mail => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)), TestContext.Current.CancellationToken));

    private sealed record Changes
    {
        public SmtpSecurity Security { get; init; } = SmtpSecurity.None;

        public IReadOnlyList<string>? To { get; init; }

        public string? User { get; init; }

        public string? Password { get; init; }

        public string? PasswordVariable { get; init; }
    }
}
