using System.Threading.Channels;
using Aic.Agent.Server.Events;

namespace Aic.Agent.Tests.Server;

public sealed class AgentEventsTests
{
    private readonly AgentEvents _events = new();

    [Fact]
    public async Task Every_listener_gets_every_event_in_order()
    {
        using AgentSubscription first = _events.Subscribe();
        using AgentSubscription second = _events.Subscribe();

        Publish(1);
        Publish(2);
        _events.Complete();

        Assert.Equal("1 2", await ReadAsync(first));
        Assert.Equal("1 2", await ReadAsync(second));
    }

    [Fact]
    public async Task Who_falls_behind_is_dropped_and_told_so_and_nobody_waits_for_it()
    {
        using AgentSubscription slow = _events.Subscribe();
        using AgentSubscription fast = _events.Subscribe();

        for (int second = 0; second < 1000; second++)
        {
            Publish(second);
            Assert.True(fast.Reader.TryRead(out _));
        }

        Assert.Equal(1, _events.Subscribers);
        ChannelClosedException over = await Assert.ThrowsAsync<ChannelClosedException>(async () =>
        {
            while (true)
            {
                await slow.Reader.ReadAsync(TestContext.Current.CancellationToken);
            }
        });
        Assert.IsType<SubscriberTooSlowException>(over.InnerException);
    }

    [Fact]
    public void Who_stops_listening_is_forgotten()
    {
        _events.Subscribe().Dispose();

        Assert.Equal(0, _events.Subscribers);
    }

    [Fact]
    public async Task Who_begins_to_listen_after_the_end_is_told_so()
    {
        _events.Complete();
        using AgentSubscription late = _events.Subscribe();

        Assert.Equal("", await ReadAsync(late));
    }

    private void Publish(int second) => _events.Publish(new ConfigChanged(DateTimeOffset.UnixEpoch.AddSeconds(second)));

    private static async Task<string> ReadAsync(AgentSubscription subscription) =>
        string.Join(" ", await subscription.Reader.ReadAllAsync(TestContext.Current.CancellationToken).Select(happened => happened.At.ToUnixTimeSeconds()).ToArrayAsync(TestContext.Current.CancellationToken));
}
