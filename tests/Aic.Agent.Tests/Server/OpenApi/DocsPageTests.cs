using System.Net;
using System.Text.RegularExpressions;

namespace Aic.Agent.Tests.Server.OpenApi;

public sealed partial class DocsPageTests
{
    [Fact]
    public async Task The_page_names_no_other_host_and_the_browser_may_ask_none()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage response = await home.GetAsync("/docs");
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("//", html, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", html, StringComparison.Ordinal);
        Assert.Contains("\"telemetry\":false", html, StringComparison.Ordinal);
        Assert.Contains("\"withDefaultFonts\":false", html, StringComparison.Ordinal);
        Assert.DoesNotContain("//", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.All(Nonces().Matches(html), nonce => Assert.Contains($"'nonce-{nonce.Groups[1].Value}'", policy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/docs/")]
    [InlineData("/openapi/v1.json")]
    public async Task It_can_be_asked_for_its_headers_alone(string address)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Head, address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_scripts_come_from_the_agent()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        string html = await home.Client.GetStringAsync("/docs/", TestContext.Current.CancellationToken);

        string[] scripts = [.. Sources().Matches(html).Select(source => source.Groups[1].Value)];

        Assert.NotEmpty(scripts);
        foreach (string script in scripts)
        {
            using HttpResponseMessage response = await home.GetAsync($"/docs/{script}");
            Assert.Equal((HttpStatusCode.OK, "text/javascript"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("nonce=\"([^\"]*)\"")]
    private static partial Regex Nonces();

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Sources();
}
