using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aic.Agent.Tests.Processes;

public sealed class NetworkTests
{
    [Fact]
    public async Task Https_proxy_is_honoured()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using TcpListener proxy = new(IPAddress.Loopback, 0);
        proxy.Start();
        using AicHome home = new();
        home.Environment["HTTPS_PROXY"] = $"http://{proxy.LocalEndpoint}";
        home.WriteConfig($$"""{ "providers": { "openai": { "api_key": "{{FakeOpenAI.Key}}", "auth_source": "config", "endpoint": "https://openai.invalid" } } }""");

        using Process process = home.Start("usage", "openai");
        try
        {
            using TcpClient client = await proxy.AcceptTcpClientAsync(cancellationToken);
            using StreamReader reader = new(client.GetStream());

            Assert.Equal("CONNECT openai.invalid:443 HTTP/1.1", await reader.ReadLineAsync(cancellationToken));
        }
        finally
        {
            process.Kill();
        }
    }
}
