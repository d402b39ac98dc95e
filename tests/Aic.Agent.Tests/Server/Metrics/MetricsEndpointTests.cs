using Aic.Agent.Server.Events;
using Aic.Core;

namespace Aic.Agent.Tests.Server.Metrics;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task The_agents_own_metrics_are_told_in_Prometheus_format()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        await home.Client.GetStringAsync("/health", TestContext.Current.CancellationToken);
        await home.Client.GetAsync("/nowhere/secret-in-a-path", TestContext.Current.CancellationToken);

        using HttpResponseMessage response = await home.Client.GetAsync("/metrics", TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        PrometheusParser metrics = PrometheusParser.Parse(text);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(1, metrics["aic_http_requests_total", "route=\"/health\"", "method=\"GET\"", "status=\"200\""]);
        Assert.Equal(1, metrics["aic_http_requests_total", "route=\"none\"", "status=\"404\""]);
        Assert.Equal(1, metrics["aic_http_request_duration_seconds_bucket", "route=\"/health\"", "le=\"+Inf\""]);
        Assert.Equal(1, metrics["aic_http_request_duration_seconds_count", "route=\"/health\""]);
        Assert.Equal("histogram", metrics.TypeOf("aic_http_request_duration_seconds"));
        Assert.Equal(1, metrics["aic_build_info", $"version=\"{AicVersion.Current}\""]);
        Assert.InRange(metrics["process_resident_memory_bytes"], 1_000_000, double.MaxValue);
        Assert.InRange(metrics["process_start_time_seconds"], 1_700_000_000, double.MaxValue);
        Assert.True(metrics.Has("process_cpu_seconds_total"));
        Assert.Equal(0, metrics["aic_live_clients", "transport=\"websocket\""]);
        Assert.Equal(0, metrics["aic_live_clients_dropped_total"]);
        Assert.DoesNotContain("secret-in-a-path", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_the_configured_accounts_is_told_without_asking_anybody()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");
        Assert.False((await ReadAsync(home)).Has("aic_usage_requests"));
        Assert.Equal(0, home.Providers.Sum(provider => provider.Calls));

        await home.GetJsonAsync("/api/v1/usage/alpha");
        home.Time.Advance(TimeSpan.FromMilliseconds(900));
        PrometheusParser metrics = await ReadAsync(home);

        Assert.Equal(1, metrics["aic_usage_requests", "account=\"alpha\""]);
        Assert.Equal(1.5, metrics["aic_usage_cost", "account=\"alpha\"", "currency=\"USD\"", "cost_source=\"billed\""]);
        Assert.Equal(0.9, metrics["aic_account_age_seconds"]);
        Assert.False(metrics.Has("aic_usage_tokens"));
    }

    [Fact]
    public async Task Clients_cant_make_up_series()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        int before = (await ReadAsync(home)).Samples.Count;
        for (int i = 0; i < 20; i++)
        {
            using HttpRequestMessage request = new(new HttpMethod($"MADEUP{i}"), $"/nowhere/{i}");
            using HttpResponseMessage response = await home.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        // One route, one method: a count, a sum and the buckets twice over at most (once for /metrics itself).
        Assert.InRange((await ReadAsync(home)).Samples.Count - before, 1, 2 * 17);
    }

    [Fact]
    public async Task Refreshes_are_counted_by_account_and_outcome()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        home.Server.Parts.Events.Publish(new RefreshFinished(home.Time.GetUtcNow(), ["openai", "mistral"], null, ["mistral"]));
        home.Server.Parts.Events.Publish(new RefreshFinished(home.Time.GetUtcNow(), ["openai"], "7", []));

        PrometheusParser metrics = await ReadAsync(home);
        while (!metrics.Samples.ContainsKey("aic_refreshes_total{account=\"openai\",outcome=\"success\"}") || metrics["aic_refreshes_total", "openai"] < 2)
        {
            metrics = await ReadAsync(home);
        }

        Assert.Equal(2, metrics["aic_refreshes_total", "account=\"openai\"", "outcome=\"success\""]);
        Assert.Equal(1, metrics["aic_refreshes_total", "account=\"mistral\"", "outcome=\"failure\""]);
    }

    private static async Task<PrometheusParser> ReadAsync(AgentHome home) =>
        PrometheusParser.Parse(await home.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
}
