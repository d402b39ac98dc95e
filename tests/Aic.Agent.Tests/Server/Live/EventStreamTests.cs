using System.Net.ServerSentEvents;
using System.Text.Json;
using Aic.Agent.Server.Live;

namespace Aic.Agent.Tests.Server.Live;

public sealed class EventStreamTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stream_has_the_same_messages_with_their_numbers_as_ids()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage response = await OpenAsync(home);
        await using IAsyncEnumerator<SseItem<string>> events = await ReadAsync(response);

        SseItem<string> snapshot = await NextAsync(events);
        home.Publish(home.UsageChanged());
        SseItem<string> changed = await NextAsync(events);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(("snapshot", "0", TimeSpan.FromSeconds(3)), (snapshot.EventType, snapshot.EventId, snapshot.ReconnectionInterval));
        Assert.Equal(("usage_changed", "1"), (changed.EventType, changed.EventId));
        Assert.Equal(1, JsonElement.Parse(changed.Data).GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task Who_comes_back_gets_a_snapshot()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        home.Client.DefaultRequestHeaders.Add("Last-Event-ID", "41");
        using HttpResponseMessage response = await OpenAsync(home);
        await using IAsyncEnumerator<SseItem<string>> events = await ReadAsync(response);

        Assert.Equal("snapshot", (await NextAsync(events)).EventType);
    }

    [Fact]
    public async Task Connected_clients_get_a_sign_of_life()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage response = await OpenAsync(home);
        await using IAsyncEnumerator<SseItem<string>> events = await ReadAsync(response);
        await NextAsync(events);

        home.Time.Advance(LiveHub.HeartbeatInterval);

        Assert.Equal("heartbeat", (await NextAsync(events)).EventType);
    }

    [Fact]
    public async Task A_stopping_agent_ends_the_stream()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage response = await OpenAsync(home);
        await using IAsyncEnumerator<SseItem<string>> events = await ReadAsync(response);
        await NextAsync(events);

        await home.Server.StopAsync();

        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_client_that_doesnt_read_is_dropped()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage slow = await OpenAsync(home);
        string filling = new('x', 500_000);

        for (int i = 0; home.Server.Parts.Live.Dropped == 0; i++)
        {
            home.Publish(home.UsageChanged(description: filling));
            await Task.Delay(5, Cancellation);
        }

        Assert.Equal(0, home.Server.Parts.Live.Count(LiveTransport.ServerSentEvents));
    }

    private static Task<HttpResponseMessage> OpenAsync(AgentHome home) =>
        home.Client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);

    private static async Task<IAsyncEnumerator<SseItem<string>>> ReadAsync(HttpResponseMessage response) =>
        SseParser.Create(await response.Content.ReadAsStreamAsync(Cancellation)).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}
