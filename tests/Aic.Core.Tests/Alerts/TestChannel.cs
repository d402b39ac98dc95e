using System.Collections.Concurrent;
using Aic.Core.Alerts;

namespace Aic.Core.Tests.Alerts;

/// <summary>A channel that keeps what it is told.</summary>
internal sealed class TestChannel(string name) : IAlertChannel
{
    private readonly ConcurrentQueue<AlertNotice> _tried = new();
    private readonly ConcurrentQueue<AlertNotice> _told = new();

    public string Name => name;

    public AlertSeverity MinimumSeverity { get; init; }

    /// <summary>What it was told and took, in order.</summary>
    public IReadOnlyList<AlertNotice> Told => [.. _told];

    /// <summary>The same in words.</summary>
    public IEnumerable<string> Words => _told.Select(notice => $"{notice.Event} {notice.Alert.Subject} {notice.Alert.Severity}");

    /// <summary>What it was to take, taken or not, in order.</summary>
    public IReadOnlyList<AlertNotice> Tried => [.. _tried];

    /// <summary>How often it was tried.</summary>
    public int Attempts => _tried.Count;

    /// <summary>What happens before it takes anything.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        _tried.Enqueue(notice);
        await Before(cancellationToken);
        _told.Enqueue(notice);
    }
}
