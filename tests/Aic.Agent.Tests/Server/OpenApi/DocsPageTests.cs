using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Aic.Agent.Server.Live;
using Aic.Agent.Server.OpenApi;

namespace Aic.Agent.Tests.Server.OpenApi;

public sealed partial class DocsPageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    public async Task The_page_names_no_other_host_and_the_browser_may_ask_none(string address)
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage response = await home.GetAsync(address);
        string html = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("//", html, StringComparison.Ordinal);
        Assert.Equal(
            [
                "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "form-action 'none'", "frame-ancestors 'none'", "img-src 'self' data:", "script-src 'self'",
                "style-src 'self'",
            ],
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split("; ").Order(StringComparer.Ordinal));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Cross-Origin-Opener-Policy"));
    }

    [Fact]
    public async Task Its_script_shows_the_agents_document_and_has_nobody_check_it()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        string script = await home.Client.GetStringAsync("/docs/docs.js", Cancelled);

        Assert.Contains($"url: \"{OpenApiEndpoint.Address}\"", script, StringComparison.Ordinal);
        Assert.Contains("validatorUrl: null", script, StringComparison.Ordinal);
        Assert.DoesNotContain("://", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_script_knows_the_addresses_whose_answers_never_end()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        string script = await home.Client.GetStringAsync("/docs/docs.js", Cancelled);

        Assert.Equal($"\"{LiveEndpoints.SocketAddress}\", \"{LiveEndpoints.EventsAddress}\"", Endless().Match(script).Groups[1].Value);
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    [InlineData("/docs/swagger-ui.css")]
    [InlineData("/openapi/v1.json")]
    public async Task It_can_be_asked_for_its_headers_alone(string address)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Head, address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task Its_files_come_from_the_agent_those_of_the_package_compressed_where_that_is_accepted()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        string html = await home.Client.GetStringAsync("/docs", Cancelled);

        string[] files = [.. Links().Matches(html).Select(link => link.Groups[1].Value)];

        Assert.Equal([".css", ".js", ".png"], files.Select(Path.GetExtension).Distinct().Order(StringComparer.Ordinal));
        List<string> compressed = [];
        foreach (string file in files)
        {
            using HttpResponseMessage plain = await home.GetAsync(file);
            using HttpResponseMessage packed = await home.SendAsync(HttpMethod.Get, file, ("Accept-Encoding", "gzip, br"));
            byte[] content = await plain.Content.ReadAsByteArrayAsync(Cancelled);

            Assert.Equal((file, HttpStatusCode.OK, HttpStatusCode.OK), (file, plain.StatusCode, packed.StatusCode));
            Assert.NotEmpty(content);
            Assert.NotEqual("application/octet-stream", plain.Content.Headers.ContentType?.MediaType);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal(content, await UnpackedAsync(packed));
            if (packed.Content.Headers.ContentEncoding.Count > 0)
            {
                compressed.Add(file);
            }
        }

        Assert.Equal(["/docs/favicon-32x32.png", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"], compressed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip;q=0")]
    [InlineData("gzip;q=0, br, *")]
    public async Task A_client_that_does_not_take_gzip_gets_the_packages_files_as_they_are(string accepted)
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        byte[] plain = await home.Client.GetByteArrayAsync("/docs/swagger-ui.css", Cancelled);

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, "/docs/swagger-ui.css", ("Accept-Encoding", accepted));

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(plain, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task Who_has_its_files_already_gets_no_second_copy(string accepted)
    {
        const string File = "/docs/swagger-ui-bundle.js";
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage first = await home.SendAsync(HttpMethod.Get, File, ("Accept-Encoding", accepted));
        string tag = first.Headers.ETag!.ToString();

        using HttpResponseMessage again = await home.SendAsync(HttpMethod.Get, File, ("Accept-Encoding", accepted), ("If-None-Match", tag));
        using HttpResponseMessage other = await home.SendAsync(HttpMethod.Get, File, ("Accept-Encoding", accepted == "gzip" ? "identity" : "gzip"), ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, tag), (again.StatusCode, again.Headers.ETag?.ToString()));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task What_else_is_asked_there_is_a_problem()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage posted = await home.PostAsync("/docs", "{}");
        using HttpResponseMessage missing = await home.GetAsync("/docs/index.html");
        using HttpResponseMessage foreign = await home.SendAsync(HttpMethod.Get, "/docs", ("Host", "evil.example"));
        using HttpResponseMessage loaded = await home.SendAsync(HttpMethod.Get, "/docs/docs.js", ("Origin", "https://evil.example"));

        await AgentHome.ProblemAsync(posted, 405, "method-not-allowed");
        Assert.Equal(["GET", "HEAD"], posted.Content.Headers.Allow.Order(StringComparer.Ordinal));
        await AgentHome.ProblemAsync(missing, 404, "not-found");
        await AgentHome.ProblemAsync(foreign, 421, "foreign-host");
        await AgentHome.ProblemAsync(loaded, 403, "foreign-origin");
    }

    private static async Task<byte[]> UnpackedAsync(HttpResponseMessage response)
    {
        byte[] content = await response.Content.ReadAsByteArrayAsync(Cancelled);
        if (response.Content.Headers.ContentEncoding.Count == 0)
        {
            return content;
        }

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        using MemoryStream unpacked = new();
        await using GZipStream gzip = new(new MemoryStream(content), CompressionMode.Decompress);
        await gzip.CopyToAsync(unpacked, Cancelled);
        return unpacked.ToArray();
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"const endless = \[(.*)\];")]
    private static partial Regex Endless();
}
