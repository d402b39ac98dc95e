using System.Text;
using Aic.Agent.Server.Logging;
using Aic.Agent.Terminal;
using Aic.Testing;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Tests.Server.Logging;

public sealed class SecretsTests
{
    private const string Secret = "sk-secret-that-must-not-be-logged-0123456789";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_secret_gets_into_the_log_wherever_it_is_sent()
    {
        StringWriter terminal = new();
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Variables["ALPHA_KEY"] = Secret;
        home.Provider.Answer("/alpha/usage", request => new FakeAnswer($$"""{"error":"Incorrect key {{Secret}}: {{request.Path}}"}""", 401));
        using ILoggerFactory loggers = AgentLogging.Create(new CliTerminal { Out = terminal, Error = terminal }, LogLevel.Trace, home.Paths, home.Time);
        await home.StartAsync(options => options with { LoggerFactory = loggers });

        string[] addresses =
        [
            $"/{Secret}", $"/api/v1/usage/{Secret}", $"/api/v1/usage?period={Secret}", $"/api/v1/usage?{Secret}=1", $"/api/v1/refresh/{Secret}",
            $"/metrics?key={Secret}", $"/api/v1/live?token={Secret}", $"/docs/{Secret}", $"/openapi/v1.json?{Secret}",
        ];
        foreach (string address in addresses)
        {
            using HttpResponseMessage answer = await home.SendAsync(HttpMethod.Get, address, ("Authorization", $"Bearer {Secret}"), ("X-Api-Key", Secret), ("Origin", $"https://{Secret}.example"));
            using HttpResponseMessage plain = await home.GetAsync(address);
        }

        string[] bodies = [$$"""{"api_key":"{{Secret}}"}""", $$"""{"api_key":"{{Secret}}" """, $$"""{"{{Secret}}":1}""", $"{Secret}", $$"""{"endpoint":"{{Secret}}"}""", $$"""{"client_secret":"{{Secret}}"}"""];
        foreach (string body in bodies)
        {
            using HttpResponseMessage account = await home.PostAsync("/api/v1/config/alpha", body, withToken: true);
            using HttpResponseMessage whole = await home.PostAsync("/api/v1/config", $"{{\"providers\":{{\"alpha\":{body}}}}}", withToken: true);
        }

        using HttpResponseMessage refreshed = await home.PostAsync($"/api/v1/refresh?wait=true&provider={Secret}");
        using HttpResponseMessage all = await home.PostAsync("/api/v1/refresh?wait=true");
        await SendRawAsync(home, $"GET /{Secret} HTTP/9.9\r\nHost: {Secret}\r\n\r\n");
        await SendRawAsync(home, $"{Secret}\r\n\r\n");
        await home.Server.StopAsync();
        loggers.Dispose();

        string log = await File.ReadAllTextAsync(home.Paths.LogFile, Cancellation);
        Assert.Contains("/api/v1/usage/{provider}", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-that-must-not", log, StringComparison.Ordinal);
        Assert.DoesNotContain(AgentHome.Token, log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-that-must-not", terminal.ToString(), StringComparison.Ordinal);
    }

    private static async Task SendRawAsync(AgentHome home, string text)
    {
        using System.Net.Sockets.TcpClient client = new();
        await client.ConnectAsync(home.Client.BaseAddress!.Host, home.Client.BaseAddress.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);
        await client.GetStream().CopyToAsync(Stream.Null, Cancellation);
    }
}
