using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Aic.Agent.Server.Events;
using Aic.Agent.Server.Live;
using Aic.Core.Usage;

namespace Aic.Agent.Tests.Server.Live;

public sealed class LiveSocketTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_gets_a_snapshot_and_then_what_happens_in_order()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket client = await LiveSocket.ConnectAsync(home);
        JsonElement snapshot = await client.ReadAsync("snapshot");

        home.Publish(new RefreshStarted(home.Time.GetUtcNow(), ["openai"], "7"));
        home.Publish(home.UsageChanged());
        home.Publish(new RefreshFinished(home.Time.GetUtcNow(), ["openai"], "7", ["openai"]));
        home.Publish(new ConfigChanged(home.Time.GetUtcNow()));

        Assert.Equal("2026-11-24T12:00:00+00:00", snapshot.GetProperty("at").GetString());
        Assert.Equal("2026-11-01T00:00:00+00:00", snapshot.GetProperty("data").GetProperty("period_start").GetString());
        Assert.Equal(JsonValueKind.Array, snapshot.GetProperty("data").GetProperty("providers").ValueKind);
        JsonElement[] messages = [await client.ReadAsync("refresh_started"), await client.ReadAsync("usage_changed"), await client.ReadAsync("refresh_finished"), await client.ReadAsync("config_changed")];
        Assert.Equal("""{"refresh_id":"7","accounts":["openai"]}""", messages[0].GetProperty("data").GetRawText());
        Assert.Equal(1.25m, messages[1].GetProperty("data").GetProperty("provider").GetProperty("usage").GetProperty("cost_usd").GetDecimal());
        Assert.Equal("""{"refresh_id":"7","accounts":["openai"],"failed":["openai"]}""", messages[2].GetProperty("data").GetRawText());
        long first = snapshot.GetProperty("sequence").GetInt64();
        Assert.Equal([first + 1, first + 2, first + 3, first + 4], messages.Select(message => message.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task A_client_hears_of_its_own_period_only()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket client = await LiveSocket.ConnectAsync(home);
        await client.ReadAsync("snapshot");

        home.Publish(home.UsageChanged(NamedPeriod.LastMonth));
        home.Publish(home.UsageChanged(NamedPeriod.ThisMonth));

        JsonElement message = await client.ReadAsync("usage_changed");
        Assert.Equal("2026-11-01T00:00:00+00:00", message.GetProperty("data").GetProperty("period_start").GetString());
    }

    [Fact]
    public async Task Connected_clients_get_a_sign_of_life_and_a_ping_its_answer()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket client = await LiveSocket.ConnectAsync(home, change: options =>
        {
            options.KeepAliveInterval = TimeSpan.FromMilliseconds(50);
            options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        });
        await client.ReadAsync("snapshot");
        Task<JsonElement> next = client.ReadAsync("heartbeat");

        home.Time.Advance(LiveHub.HeartbeatInterval);

        Assert.Equal(0, (await next).GetProperty("sequence").GetInt64());
        Assert.Equal(WebSocketState.Open, client.Socket.State);
    }

    [Fact]
    public async Task Without_clients_nobody_listens()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        int before = home.Server.Parts.Events.Subscribers;
        using (LiveSocket client = await LiveSocket.ConnectAsync(home))
        {
            await client.ReadAsync("snapshot");
            Assert.Equal(before + 1, home.Server.Parts.Events.Subscribers);
            await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
            Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
        }

        await Eventually.IsSoAsync(() => home.Server.Parts.Events.Subscribers == before && home.Server.Parts.Live.Count(LiveTransport.WebSocket) == 0);
    }

    [Fact]
    public async Task A_stopping_agent_says_good_bye()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket client = await LiveSocket.ConnectAsync(home);
        await client.ReadAsync("snapshot");

        Task stopping = home.Server.StopAsync();

        Assert.Null(await client.ReadAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, client.Socket.CloseStatus);
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await stopping;
    }

    [Fact]
    public async Task A_client_that_sends_too_much_is_told_so_and_closed()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket client = await LiveSocket.ConnectAsync(home);
        await client.ReadAsync("snapshot");

        await client.Socket.SendAsync(new byte[WebSocketConnection.MaxMessageBytes], WebSocketMessageType.Binary, true, Cancellation);
        home.Publish(new ConfigChanged(home.Time.GetUtcNow()));
        await client.ReadAsync("config_changed");
        await client.Socket.SendAsync(new byte[WebSocketConnection.MaxMessageBytes + 1], WebSocketMessageType.Binary, true, Cancellation);

        Assert.Null(await client.ReadAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.Socket.CloseStatus);
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
    }

    [Fact]
    public async Task A_client_that_doesnt_read_is_dropped_and_the_others_get_everything()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket slow = await LiveSocket.ConnectAsync(home);
        using LiveSocket fast = await LiveSocket.ConnectAsync(home);
        await fast.ReadAsync("snapshot");

        // More than the network between the two takes, and the queue.
        string filling = new('x', 200_000);
        for (int i = 0; i < 300 && home.Server.Parts.Live.Dropped == 0; i++)
        {
            home.Publish(home.UsageChanged(description: filling));
            await fast.ReadAsync("usage_changed");
        }

        Assert.Equal(1, home.Server.Parts.Live.Dropped);
        Assert.Equal(1, home.Server.Parts.Live.Count(LiveTransport.WebSocket));
    }

    [Fact]
    public async Task A_message_that_the_network_doesnt_take_in_time_costs_the_client_its_place()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using LiveSocket slow = await LiveSocket.ConnectAsync(home);
        string filling = new('x', 500_000);
        for (int i = 0; i < 40; i++)
        {
            home.Publish(home.UsageChanged(description: filling));
        }

        await Eventually.IsSoAsync(() =>
        {
            home.Time.Advance(WebSocketConnection.SendTimeout);
            return home.Server.Parts.Live.Dropped == 1;
        });
    }

    [Fact]
    public async Task There_is_a_limit_of_clients()
    {
        await using AgentHome home = await (await AgentHome.WithAsync()).StartAsync(options => options with { MaxLiveClients = 1 });
        using LiveSocket client = await LiveSocket.ConnectAsync(home);

        using HttpResponseMessage response = await home.Client.GetAsync("/api/v1/events", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        Assert.Contains("urn:aic:problem:busy", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_brings_the_token_as_a_subprotocol_that_the_agent_doesnt_repeat()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        home.WriteConfig("""{"require_token": true}""");
        home.Server.Parts.Config.Load();

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => LiveSocket.ConnectAsync(home));
        using LiveSocket client = await LiveSocket.ConnectAsync(home, change: options =>
        {
            options.AddSubProtocol(LiveEndpoints.Subprotocol);
            options.AddSubProtocol($"bearer.{AgentHome.Token}");
        });

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        Assert.Equal(LiveEndpoints.Subprotocol, client.Socket.SubProtocol);
        await client.ReadAsync("snapshot");
    }

    [Fact]
    public async Task A_foreign_page_gets_no_WebSocket()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            LiveSocket.ConnectAsync(home, change: options => options.SetRequestHeader("Origin", "https://evil.example")));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_speaks_no_WebSocket_is_told_to()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.Client.GetAsync("/api/v1/live", Cancellation);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Contains("websocket", response.Headers.Upgrade.ToString(), StringComparison.Ordinal);
        Assert.Contains("/api/v1/events", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_clients_get_the_same_bytes()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        LiveSocket[] clients = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => LiveSocket.ConnectAsync(home)));
        try
        {
            await Task.WhenAll(clients.Select(client => client.ReadAsync("snapshot")));
            home.Publish(home.UsageChanged());
            JsonElement[] messages = await Task.WhenAll(clients.Select(client => client.ReadAsync("usage_changed")));
            Assert.Single(messages.Select(message => message.GetRawText()).Distinct());
        }
        finally
        {
            Array.ForEach(clients, client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_client_of_a_period_that_nobody_asked_for_gets_its_usage_when_it_is_there_and_keeps_it_fresh()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        using LiveSocket client = await LiveSocket.ConnectAsync(home, "?period=last_month");
        JsonElement snapshot = await client.ReadAsync("snapshot");
        Assert.Empty(snapshot.GetProperty("data").GetProperty("providers").EnumerateArray());

        // Long after the hour for which a period is kept that somebody asked for once.
        await home.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromSeconds(20));
        home.Publish(home.UsageChanged(NamedPeriod.LastMonth, "the end"));

        long requests = 0;
        JsonElement provider;
        do
        {
            JsonElement message = (await client.ReadAsync())!.Value;
            if (message.GetProperty("type").GetString() != "usage_changed")
            {
                provider = default;
                continue;
            }

            Assert.Equal("2026-10-01T00:00:00+00:00", message.GetProperty("data").GetProperty("period_start").GetString());
            provider = message.GetProperty("data").GetProperty("provider");
            requests = provider.GetProperty("provider_id").GetString() == "alpha" ? provider.GetProperty("usage").GetProperty("requests_count").GetInt64() : requests;
        }
        while (provider.ValueKind == JsonValueKind.Undefined || provider.GetProperty("description").GetString() != "the end");

        // Each five minutes this month and last month, each question answered with one more.
        Assert.InRange(requests, 30, long.MaxValue);
    }

    [Theory]
    [InlineData("?period=sometimes")]
    [InlineData("?token=1")]
    public async Task A_question_that_makes_no_sense_gets_no_WebSocket(string query)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => LiveSocket.ConnectAsync(home, query));

        Assert.Contains("400", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, home.Server.Parts.Live.Count(LiveTransport.WebSocket));
    }
}
