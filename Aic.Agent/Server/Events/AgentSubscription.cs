using System.Threading.Channels;

namespace Aic.Agent.Server.Events;

/// <summary>A listener's end of the events.</summary>
/// <param name="reader">The events from the subscription on, in order.</param>
/// <param name="end">Ends the subscription.</param>
internal sealed class AgentSubscription(ChannelReader<AgentEvent> reader, Action end) : IDisposable
{
    /// <summary>
    /// The events from the subscription on, in order. Completed when the agent stops;
    /// completed with a <see cref="SubscriberTooSlowException"/> when the listener fell behind and was dropped.
    /// </summary>
    public ChannelReader<AgentEvent> Reader => reader;

    /// <inheritdoc />
    public void Dispose() => end();
}

/// <summary>A listener didn't read fast enough and was dropped.</summary>
internal sealed class SubscriberTooSlowException() : Exception("The listener fell behind and was dropped.");
