using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aic.Agent.Server.Dashboard;

namespace Aic.Agent.Tests.Server.Dashboard;

public sealed partial class DashboardEndpointTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_comes_with_a_policy_that_lets_nothing_else_in()
    {
        await using AgentHome home = await StartedAsync();

        using HttpResponseMessage page = await home.GetAsync("/");

        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(("text/html", HttpStatusCode.OK), (page.Content.Headers.ContentType?.MediaType, page.StatusCode));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Fact]
    public async Task The_page_names_files_of_this_agent_only_and_all_of_them_are_there()
    {
        await using AgentHome home = await StartedAsync();
        string page = await home.Client.GetStringAsync("/", Cancelled);

        string[] addresses = [.. Address().Matches(page).Select(match => match.Groups[1].Value)];

        Assert.Contains(addresses, address => address.StartsWith("/assets/", StringComparison.Ordinal));
        foreach (string address in addresses)
        {
            using HttpResponseMessage file = await home.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, file.StatusCode));
            Assert.NotEqual("application/octet-stream", file.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task A_file_comes_in_the_form_that_the_browser_prefers(string accepted, string? encoding)
    {
        await using AgentHome home = await StartedAsync();
        string plain = await home.Client.GetStringAsync("/icon.svg", Cancelled);

        using HttpResponseMessage file = await home.SendAsync(HttpMethod.Get, "/icon.svg", ("Accept-Encoding", accepted));

        Assert.Equal(encoding is null ? [] : [encoding], file.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", file.Headers.Vary);
        Assert.Equal(plain, await DecodeAsync(file));
    }

    [Fact]
    public async Task Files_named_by_their_content_are_kept_for_good_and_the_page_is_asked_for_again()
    {
        await using AgentHome home = await StartedAsync();
        string asset = DashboardFiles.All.Keys.First(path => path.StartsWith("assets/", StringComparison.Ordinal));

        using HttpResponseMessage page = await home.GetAsync("/");
        using HttpResponseMessage named = await home.GetAsync($"/{asset}");

        Assert.True(page.Headers.CacheControl!.NoCache);
        Assert.Contains("immutable", named.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_file_already_gets_no_second_copy_and_each_form_has_its_own_tag()
    {
        await using AgentHome home = await StartedAsync();
        using HttpResponseMessage brotli = await home.SendAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br"));
        using HttpResponseMessage gzip = await home.SendAsync(HttpMethod.Get, "/", ("Accept-Encoding", "gzip"));

        using HttpResponseMessage again = await home.SendAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br"), ("If-None-Match", brotli.Headers.ETag!.ToString()));
        using HttpResponseMessage other = await home.SendAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br"), ("If-None-Match", gzip.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task The_headers_alone_can_be_asked_for()
    {
        await using AgentHome home = await StartedAsync();

        using HttpResponseMessage head = await home.SendAsync(HttpMethod.Head, "/icon-192.png");

        Assert.Equal(("image/png", true), (head.Content.Headers.ContentType?.MediaType, head.Content.Headers.ContentLength > 0));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [InlineData("/assets/none.js")]
    [InlineData("/assets/..%2findex.html")]
    [InlineData("/index.html.br")]
    [InlineData("/sw.js.gz")]
    public async Task What_the_page_is_not_made_of_is_not_there(string address)
    {
        await using AgentHome home = await StartedAsync();

        using HttpResponseMessage none = await home.GetAsync(address);

        await AgentHome.ProblemAsync(none, 404, "not-found");
    }

    [Fact]
    public async Task Where_every_request_needs_the_token_the_page_comes_without_it_and_the_numbers_dont()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "require_token": true }""");
        await home.StartAsync();

        using HttpResponseMessage page = await home.GetAsync("/");
        using HttpResponseMessage usage = await home.GetAsync("/api/v1/usage");
        using HttpResponseMessage docs = await home.GetAsync("/docs");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (page.StatusCode, usage.StatusCode, docs.StatusCode));
    }

    [Fact]
    public async Task A_wrong_token_and_a_foreign_name_are_refused_for_the_page_too()
    {
        await using AgentHome home = await StartedAsync();

        using HttpResponseMessage wrong = await home.SendAsync(HttpMethod.Get, "/", ("Authorization", "Bearer wrong"));
        using HttpResponseMessage foreign = await home.SendAsync(HttpMethod.Get, "/", ("Host", "evil.example"));
        using HttpResponseMessage posted = await home.PostAsync("/", "{}");

        await AgentHome.ProblemAsync(wrong, 401, "wrong-token");
        await AgentHome.ProblemAsync(foreign, 421, "foreign-host");
        await AgentHome.ProblemAsync(posted, 405, "method-not-allowed");
    }

    private static async Task<AgentHome> StartedAsync()
    {
        Assert.SkipUnless(DashboardFiles.All.Count > 0, "The agent was built without the dashboard: Node is missing.");
        return await AgentHome.StartedAsync();
    }

    private static async Task<string> DecodeAsync(HttpResponseMessage response)
    {
        await using Stream content = await response.Content.ReadAsStreamAsync(Cancelled);
        await using Stream decoded = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(content, CompressionMode.Decompress),
            "gzip" => new GZipStream(content, CompressionMode.Decompress),
            _ => content,
        };
        using StreamReader reader = new(decoded, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancelled);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Address();
}
