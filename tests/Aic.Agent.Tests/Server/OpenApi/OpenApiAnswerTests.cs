using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Aic.Agent.Server.Events;
using Aic.Agent.Tests.Server.Live;
using Aic.Testing;

namespace Aic.Agent.Tests.Server.OpenApi;

/// <summary>Real answers of a real agent, compared with what the document says of them.</summary>
public sealed class OpenApiAnswerTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("get", "/health", "/health")]
    [InlineData("get", "/api/v1/providers", "/api/v1/providers")]
    [InlineData("get", "/api/v1/usage", "/api/v1/usage?by=provider,model,day&include=unconfigured")]
    [InlineData("get", "/api/v1/usage/{provider}", "/api/v1/usage/alpha?period=last_7_days")]
    [InlineData("get", "/api/v1/usage/{provider}", "/api/v1/usage/beta")]
    [InlineData("get", "/api/v1/usage/{provider}", "/api/v1/usage/nobody")]
    [InlineData("get", "/api/v1/usage", "/api/v1/usage?period=sometimes")]
    [InlineData("get", "/api/v1/history", "/api/v1/history?provider=alpha&granularity=week&by=account,model&time_zone=Asia/Tokyo")]
    [InlineData("get", "/api/v1/history", "/api/v1/history?provider=nobody")]
    [InlineData("get", "/api/v1/history", "/api/v1/history?granularity=minute")]
    [InlineData("get", "/api/v1/export", "/api/v1/export?provider=alpha")]
    [InlineData("get", "/api/v1/export", "/api/v1/export?format=jsonl")]
    [InlineData("get", "/api/v1/export", "/api/v1/export?format=xls")]
    [InlineData("get", "/api/v1/config", "/api/v1/config")]
    [InlineData("get", "/api/v1/budgets", "/api/v1/budgets")]
    [InlineData("get", "/api/v1/budgets/{name}", "/api/v1/budgets/ALL")]
    [InlineData("get", "/api/v1/budgets/{name}", "/api/v1/budgets/none")]
    [InlineData("put", "/api/v1/budgets/{name}", "/api/v1/budgets/all", """{ "amount": 7, "unit": "tokens", "period": "week", "starts_on": 7, "accounts": ["alpha"], "thresholds": [12.5, "projected"] }""")]
    [InlineData("put", "/api/v1/budgets/{name}", "/api/v1/budgets/new", """{ "amount": 7, "counts": "estimated" }""")]
    [InlineData("put", "/api/v1/budgets/{name}", "/api/v1/budgets/all", """{ "amount": -7 }""")]
    [InlineData("delete", "/api/v1/budgets/{name}", "/api/v1/budgets/none")]
    [InlineData("get", "/api/v1/alerts", "/api/v1/alerts?state=all")]
    [InlineData("get", "/api/v1/alerts", "/api/v1/alerts?state=old")]
    [InlineData("post", "/api/v1/alerts/{id}/snooze", "/api/v1/alerts/none/snooze", """{ "for_minutes": 5 }""")]
    [InlineData("post", "/api/v1/alerts/{id}/snooze", "/api/v1/alerts/none/snooze", """{ "until": "soon" }""")]
    [InlineData("delete", "/api/v1/alerts/{id}/snooze", "/api/v1/alerts/none/snooze")]
    [InlineData("get", "/api/v1/forecast", "/api/v1/forecast?provider=al*")]
    [InlineData("get", "/api/v1/forecast", "/api/v1/forecast?period=lastmonth")]
    [InlineData("get", "/api/v1/plans", "/api/v1/plans?months=2")]
    [InlineData("get", "/api/v1/plans/{provider}", "/api/v1/plans/nobody")]
    [InlineData("put", "/api/v1/plans/{provider}", "/api/v1/plans/alpha", """{ "amount": 120, "period": "year" }""")]
    [InlineData("put", "/api/v1/plans/{provider}", "/api/v1/plans/beta", """{ "amount": 20 }""")]
    [InlineData("put", "/api/v1/plans/{provider}", "/api/v1/plans/alpha", """{ "amount": 0 }""")]
    [InlineData("delete", "/api/v1/plans/{provider}", "/api/v1/plans/nobody")]
    [InlineData("get", "/api/v1/exchange-rates", "/api/v1/exchange-rates")]
    [InlineData("get", "/api/v1/exchange-rates", "/api/v1/exchange-rates?from=usd,XAF&to=EUR")]
    [InlineData("get", "/api/v1/exchange-rates", "/api/v1/exchange-rates?to=EURO")]
    [InlineData("get", "/api/v1/refresh/{id}", "/api/v1/refresh/none")]
    [InlineData("get", "/api/v1/live", "/api/v1/live")]
    [InlineData("get", "/metrics", "/metrics")]
    [InlineData("get", "/openapi/v1.json", "/openapi/v1.json")]
    [InlineData("post", "/api/v1/refresh", "/api/v1/refresh?wait=true")]
    [InlineData("post", "/api/v1/refresh", "/api/v1/refresh?provider=alpha")]
    [InlineData("post", "/api/v1/refresh", "/api/v1/refresh?provider=nobody")]
    [InlineData("post", "/api/v1/config", "/api/v1/config", """{ "cache_ttl_seconds": 600, "history_retention_days": 400, "hourly_retention_days": 30, "display_currency": "EUR", "exchange_rate_source": "ecb", "exchange_rates": { "USD/EUR": { "rate": 0.92, "as_of": "2026-11-01" } }, "auto_start": false, "require_token": false, "allowed_origins": ["http://localhost:5173"], "providers": { "alpha@work": { "provider": "alpha", "enabled": true, "api_key": "sk-made-up-key-of-work", "auth_source": "config", "project": "one" } } }""", true)]
    [InlineData("post", "/api/v1/config", "/api/v1/config", """{ "require_token": true }""")]
    [InlineData("post", "/api/v1/config", "/api/v1/config", """{ "cache_ttl_seconds": "soon" }""")]
    [InlineData("post", "/api/v1/config", "/api/v1/config", """{ """)]
    [InlineData("post", "/api/v1/config/{provider}", "/api/v1/config/alpha", """{ "enabled": false, "api_key": null, "endpoint": null, "api_key_variable": null }""", true)]
    [InlineData("post", "/api/v1/shutdown", "/api/v1/shutdown")]
    public async Task An_answer_is_what_the_document_says(string method, string path, string address, string? body = null, bool withToken = false)
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        home.WriteConfig("""{ "budgets": { "all": { "amount": 5, "counts": "billed" } }, "plans": { "alpha": { "amount": 20 } }, "exchange_rates": { "USD/EUR": { "rate": 0.8 } } }""");
        await home.StartAsync();
        home.Provider.Answer("/beta/usage", _ => new FakeAnswer("""{"error":"slow down"}""", 429));
        ApiDescription description = await ApiDescription.ReadAsync(home);
        JsonObject operation = description.Operations.Single(each => each.Path == path && each.Method == method).Operation;

        using HttpResponseMessage response = await home.SendAsync(method, address, body ?? "", withToken);
        string text = await response.Content.ReadAsStringAsync(Cancellation);

        string? mediaType = response.Content.Headers.ContentType?.MediaType;
        JsonObject? schema = description.SchemaOf(operation, (int)response.StatusCode, mediaType);
        Assert.True(schema is not null, $"{(int)response.StatusCode} with {mediaType} isn't described: {text}");
        JsonNode? answer = mediaType!.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : JsonValue.Create(text);
        if (address != "/openapi/v1.json")
        {
            Assert.Empty(new SchemaCheck(description).Check(answer, schema));
        }
    }

    [Fact]
    public async Task Live_messages_are_what_the_document_says()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        ApiDescription description = await ApiDescription.ReadAsync(home);
        JsonObject operation = description.Operations.Single(each => each.Path == "/api/v1/events").Operation;
        await home.GetJsonAsync("/api/v1/usage");
        using HttpResponseMessage response = await home.Client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        JsonObject schema = description.SchemaOf(operation, 200, response.Content.Headers.ContentType?.MediaType)!;

        DateTimeOffset now = home.Time.GetUtcNow();
        home.Publish(new RefreshStarted(now, ["alpha"], null));
        home.Publish(home.UsageChanged());
        home.Publish(new RefreshFinished(now, ["alpha"], "7", []));
        home.Publish(new AlertRaised(now, SampleEvents.Alert(now)));
        home.Publish(new AlertCleared(now, SampleEvents.Alert(now) with { ClearedAt = now }));
        home.Publish(new ConfigChanged(now));
        home.Time.Advance(Agent.Server.Live.LiveHub.HeartbeatInterval);

        HashSet<string> missing = [.. description.Schemas["LiveMessage"]!["properties"]!["type"]!["enum"]!.AsArray().Select(type => (string)type!)];
        await foreach (SseItem<string> item in SseParser.Create(await response.Content.ReadAsStreamAsync(Cancellation)).EnumerateAsync(Cancellation))
        {
            JsonNode message = JsonNode.Parse(item.Data)!;
            Assert.Empty(new SchemaCheck(description).Check(message, schema));
            Assert.Equal((item.EventType, item.EventId), ((string)message["type"]!, ((long)message["sequence"]!).ToString(CultureInfo.InvariantCulture)));
            missing.Remove(item.EventType);
            if (missing.Count == 0)
            {
                return;
            }
        }

        Assert.Fail($"There was no {string.Join(", ", missing)}.");
    }
}
