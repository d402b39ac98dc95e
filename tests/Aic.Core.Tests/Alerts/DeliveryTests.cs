using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>Telling alerts, and what is kept of it. The alert is a key that is refused.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly FakeProvider _alpha = new("alpha");
    private readonly TrackerHome _home;
    private readonly TestChannel _ops = new("ops");
    private List<TestChannel> _channels;

    public DeliveryTests()
    {
        _home = new TrackerHome(_alpha);
        _channels = [_ops];
        _alpha.Fail(UsageErrorKind.InvalidKey);
    }

    public void Dispose() => _home.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_told_once_and_its_end_once()
    {
        await CheckAsync();
        await CheckAsync();
        await CureAsync();
        await CheckAsync();
        await CheckAsync();

        Assert.Equal(["Raised alpha Critical", "Cleared alpha Critical"], _ops.Words);
        Assert.Equal([(AlertEvent.Raised, true), (AlertEvent.Cleared, true)], Known().Deliveries.Select(delivery => (delivery.Event, delivery.IsDelivered)));
    }

    [Fact]
    public async Task A_channel_is_told_of_what_matters_enough_to_it()
    {
        _channels = [_ops, new TestChannel("phone") { MinimumSeverity = AlertSeverity.Critical }, new TestChannel("log") { MinimumSeverity = AlertSeverity.Info }];
        _alpha.Answer = (_, period, _) => Task.FromResult(FakeProvider.Requests(1, period) with { Quotas = [new QuotaWindow { Name = "credits", UsedPercent = 93 }] });
        await CheckAsync();
        Assert.Equal([1, 0, 1], _channels.Select(channel => channel.Told.Count));

        _alpha.Answer = (_, period, _) => Task.FromResult(FakeProvider.Requests(1, period) with { Quotas = [new QuotaWindow { Name = "credits", UsedPercent = 100 }] });
        _home.Time.Advance(TimeSpan.FromMinutes(10));
        await CheckAsync();

        Assert.Equal([2, 1, 2], _channels.Select(channel => channel.Told.Count));
    }

    [Fact]
    public async Task What_is_muted_is_an_alert_that_nobody_is_told_of()
    {
        _home.WriteConfig("""{ "alerts": { "muted": ["key_rejected"] } }""");

        await CheckAsync();

        Assert.Empty(_ops.Told);
        Assert.Empty(Known().Deliveries);
    }

    [Fact]
    public async Task A_channel_that_fails_is_tried_again_later_and_later_and_given_up_after_a_day()
    {
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CheckAsync();
        AlertDelivery first = Assert.Single(Known().Deliveries);
        Assert.Equal((false, "The host answers 503.", _home.Time.GetUtcNow().AddMinutes(1)), (first.IsDelivered, first.Error, first.RetryAt));
        await CheckAsync();
        Assert.Equal(1, _ops.Attempts);

        for (int minute = 0; minute < 2 * 24 * 60; minute += 5)
        {
            _home.Time.Advance(TimeSpan.FromMinutes(5));
            await TellAsync();
        }

        Assert.InRange(_ops.Attempts, 10, 14);
        AlertDelivery last = Assert.Single(Known().Deliveries);
        Assert.Equal((false, "The host answers 503.", null), (last.IsDelivered, last.Error, last.RetryAt));
        Assert.Contains(_home.Logger.Warnings, warning => warning.Contains("given up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_works_again_is_told_what_it_missed()
    {
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CheckAsync();
        _ops.Before = _ => Task.CompletedTask;
        _home.Time.Advance(TimeSpan.FromMinutes(2));

        await TellAsync();

        Assert.Equal(["Raised alpha Critical"], _ops.Words);
        Assert.Null(Assert.Single(Known().Deliveries).Error);
    }

    [Fact]
    public async Task What_is_over_before_it_could_be_told_is_not_told()
    {
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CheckAsync();
        _ops.Before = _ => Task.CompletedTask;
        await CureAsync();
        _home.Time.Advance(TimeSpan.FromHours(1));

        await CheckAsync();

        Assert.Empty(_ops.Told);
    }

    [Fact]
    public async Task An_end_that_was_not_told_before_the_cause_came_back_is_not_told()
    {
        await CheckAsync();
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CureAsync();
        await CheckAsync();
        _ops.Before = _ => Task.CompletedTask;
        _alpha.Fail(UsageErrorKind.InvalidKey);
        await _home.Start().AskAsync("alpha", refresh: true);

        await CheckAsync();
        _home.Time.Advance(TimeSpan.FromHours(1));
        await CheckAsync();

        Assert.Null(Known().ClearedAt);
        Assert.Equal(["Raised alpha Critical"], _ops.Words);

        await CureAsync();
        await CheckAsync();

        Assert.Equal(["Raised alpha Critical", "Cleared alpha Critical"], _ops.Words);
    }

    [Fact]
    public async Task What_comes_back_worse_is_told_again_and_its_end_too()
    {
        foreach (decimal percent in new[] { 93, 10, 100, 10m })
        {
            _alpha.Answer = (_, period, _) => Task.FromResult(FakeProvider.Requests(1, period) with
            {
                Quotas = [new QuotaWindow { Name = "credits", UsedPercent = percent, ResetsAt = _home.Time.GetUtcNow().Date.AddDays(3) }],
            });
            _home.Time.Advance(TimeSpan.FromMinutes(10));
            await CheckAsync();
        }

        Assert.Equal(["Raised alpha Warning", "Cleared alpha Warning", "Raised alpha Critical", "Cleared alpha Critical"], _ops.Words);
        Assert.Equal(4, _ops.Told.Select(NoticeText.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_channel_that_hangs_stops_no_other_and_is_left_behind()
    {
        TaskCompletionSource hanging = new();
        TestChannel stuck = new("stuck") { Before = _ => { hanging.TrySetResult(); return Task.Delay(Timeout.Infinite, CancellationToken.None); } };
        TestChannel blocking = new("blocking") { Before = _ => throw new InvalidOperationException("sk-alpha-0123456789") };
        _channels = [stuck, blocking, _ops];

        Task checking = CheckAsync();
        await hanging.Task.WaitAsync(Cancellation);
        await Eventually(() => _ops.Told.Count == 1 && blocking.Attempts == 1);
        Assert.False(checking.IsCompleted);
        _home.Time.Advance(TimeSpan.FromSeconds(80));
        await checking;

        Dictionary<string, AlertDelivery> deliveries = Known().Deliveries.ToDictionary(delivery => delivery.Channel);
        Assert.Equal("It took too long.", deliveries["stuck"].Error);
        Assert.Equal("It failed unexpectedly (InvalidOperationException).", deliveries["blocking"].Error);
        Assert.True(deliveries["ops"].IsDelivered);
        Assert.DoesNotContain(_home.Logger.All, line => line.Contains("0123456789", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_snoozed_alert_is_told_when_its_snooze_ends()
    {
        await CheckAsync();
        _home.Start().SnoozeAlert(Known().Id, _home.Time.GetUtcNow().AddHours(2));
        _home.Time.Advance(TimeSpan.FromHours(1));
        await CheckAsync();
        Assert.Single(_ops.Told);

        Assert.Equal(_home.Time.GetUtcNow().AddHours(1), _home.Start().GetNextAlertTime());
        _home.Time.Advance(TimeSpan.FromHours(1));
        AlertCheckResult result = await CheckAsync();

        Assert.Equal(["Raised alpha Critical", "Raised alpha Critical"], _ops.Words);
        Assert.Single(result.Raised);
        Assert.Null(Known().SnoozedUntil);
    }

    [Fact]
    public async Task What_is_told_again_has_a_name_of_its_own_and_its_end_answers_that()
    {
        await CheckAsync();
        _home.Start().SnoozeAlert(Known().Id, _home.Time.GetUtcNow().AddHours(2));
        _home.Time.Advance(TimeSpan.FromHours(2));
        await CheckAsync();
        _home.Time.Advance(TimeSpan.FromMinutes(1));
        await CureAsync();

        await CheckAsync();

        Assert.Equal([AlertEvent.Raised, AlertEvent.Raised, AlertEvent.Cleared], _ops.Told.Select(notice => notice.Event));
        Assert.Equal(3, _ops.Told.Select(NoticeText.Id).Distinct().Count());
        Assert.Equal(NoticeText.Id(_ops.Told[1]), NoticeText.Id(_ops.Told[2] with { Event = AlertEvent.Raised }));
    }

    [Fact]
    public async Task What_is_tried_again_keeps_its_name()
    {
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CheckAsync();
        _home.Time.Advance(TimeSpan.FromMinutes(2));

        await TellAsync();

        Assert.Equal(2, _ops.Attempts);
        Assert.Single(_ops.Tried.Select(NoticeText.Id).Distinct());
    }

    [Fact]
    public async Task What_is_over_while_it_is_snoozed_is_not_told()
    {
        await CheckAsync();
        _home.Start().SnoozeAlert(Known().Id, _home.Time.GetUtcNow().AddDays(2));
        await CureAsync();
        await CheckAsync();
        _home.Time.Advance(TimeSpan.FromDays(3));

        await CheckAsync();

        Assert.Equal(["Raised alpha Critical"], _ops.Words);
    }

    [Fact]
    public async Task A_snooze_that_is_ended_by_hand_tells_what_waits_and_nothing_twice()
    {
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CheckAsync();
        _ops.Before = _ => Task.CompletedTask;
        string id = Known().Id;
        _home.Start().SnoozeAlert(id, _home.Time.GetUtcNow().AddHours(2));
        _home.Time.Advance(TimeSpan.FromHours(1));
        await TellAsync();
        Assert.Empty(_ops.Told);

        Assert.Null(_home.Start().SnoozeAlert(id, null).SnoozedUntil);
        await CheckAsync();
        await CheckAsync();

        Assert.Single(_ops.Told);
    }

    [Fact]
    public async Task What_can_not_be_snoozed_says_why()
    {
        UsageTracker tracker = _home.Start();
        Assert.Throws<UnknownAlertException>(() => tracker.SnoozeAlert("nothing", null));
        await CheckAsync();
        string id = Known().Id;
        Assert.Throws<AlertSnoozeException>(() => tracker.SnoozeAlert(id, _home.Time.GetUtcNow()));
        Assert.Throws<AlertSnoozeException>(() => tracker.SnoozeAlert(id, _home.Time.GetUtcNow().AddYears(2)));
        Assert.Equal(id, tracker.SnoozeAlert(id.ToUpperInvariant(), _home.Time.GetUtcNow().AddDays(1)).Id);
        await CureAsync();
        await CheckAsync();
        Assert.Contains("is over since", Assert.Throws<AlertSnoozeException>(() => tracker.SnoozeAlert(id, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_channel_that_is_gone_is_given_up()
    {
        _ops.Before = _ => throw new AlertChannelException("The host answers 503.");
        await CheckAsync();
        _channels = [];
        _home.Time.Advance(TimeSpan.FromHours(25));

        await TellAsync();

        Assert.Equal(("There is no such channel any more.", null), (Known().Deliveries[0].Error, Known().Deliveries[0].RetryAt));
    }

    [Fact]
    public async Task Processes_that_tell_at_once_tell_once_in_all()
    {
        await Start().EvaluateAlertsAsync(new AlertCheck(), Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(TellAsync, Cancellation)));

        Assert.Single(_ops.Told);
    }

    [Fact]
    public async Task What_a_killed_process_was_telling_is_told_by_the_next()
    {
        await Start().EvaluateAlertsAsync(new AlertCheck(), Cancellation);
        using (WorkerProcess worker = await WorkerProcess.StartAsync("alerts-tell", _home.Paths.DataDirectory, "ops"))
        {
            worker.Go();
            Assert.Equal($"telling {Known().Id}", await worker.SaysAsync(Cancellation));
            await worker.KillAsync();
        }

        // The other process goes by the real clock.
        _home.Time.SetUtcNow(DateTimeOffset.UtcNow > _home.Time.GetUtcNow() ? DateTimeOffset.UtcNow : _home.Time.GetUtcNow());
        await TellAsync();
        Assert.Empty(_ops.Told);
        _home.Time.Advance(TimeSpan.FromMinutes(5));
        await TellAsync();
        await TellAsync();

        Assert.Equal(["Raised alpha Critical"], _ops.Words);
        Assert.True(Assert.Single(Known().Deliveries).IsDelivered);
    }

    [Fact]
    public async Task Alerts_that_are_over_for_ninety_days_are_deleted()
    {
        await CheckAsync();
        await CureAsync();
        await CheckAsync();
        _home.Time.Advance(TimeSpan.FromDays(91));
        await Start().TestAsync("alpha");
        _alpha.Fail(UsageErrorKind.InvalidKey);

        await CheckAsync();

        Assert.Null(Assert.Single(_home.Start().GetAlerts(new AlertQuery { IncludesCleared = true })).ClearedAt);
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(10, Cancellation);
        }
    }

    private Alert Known() => Assert.Single(_home.Start().GetAlerts(new AlertQuery { IncludesCleared = true }));

    private async Task CureAsync()
    {
        _alpha.Answer = null;
        await _home.Start().TestAsync("alpha");
    }

    private Task<AlertCheckResult> CheckAsync() => Start().CheckAlertsAsync(new AlertCheck(), Cancellation);

    private Task TellAsync() => Start().TellAlertsAsync(Cancellation);

    private UsageTracker Start() => _home.Start(options => options with { AlertChannels = _ => [.. _channels] });
}
