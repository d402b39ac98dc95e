using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class StreamingTests
{
    [Fact]
    public async Task Answers_come_in_the_order_in_which_they_are_known()
    {
        FakeProvider slow = new("slow");
        FakeProvider quick = new("quick");
        FakeProvider unset = new("unset");
        TaskCompletionSource quickWasShown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        slow.Answer = async (_, period, token) =>
        {
            await quickWasShown.Task.WaitAsync(token);
            return FakeProvider.Requests(1, period);
        };
        using TrackerHome home = new(slow, quick, unset);
        home.Variables.TryRemove("UNSET_KEY", out _);
        List<string> order = [];

        await foreach (ProviderUsage usage in home.Start().GetUsageAsync(new UsageQuery(), TestContext.Current.CancellationToken))
        {
            order.Add(usage.ProviderId);
            if (usage.ProviderId == "quick")
            {
                quickWasShown.SetResult();
            }
        }

        Assert.Equal(["unset", "quick", "slow"], order);
    }

    [Fact]
    public async Task All_providers_are_asked_at_the_same_time()
    {
        const int count = 8;
        int arrived = 0;
        TaskCompletionSource allArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        FakeProvider[] providers = [.. Enumerable.Range(1, count).Select(i => new FakeProvider($"p{i}")
        {
            Answer = async (_, period, token) =>
            {
                if (Interlocked.Increment(ref arrived) == count)
                {
                    allArrived.SetResult();
                }

                await allArrived.Task.WaitAsync(token);
                return FakeProvider.Requests(1, period);
            },
        })];
        using TrackerHome home = new(providers);

        IReadOnlyList<ProviderUsage> answers = await home.Start().AskAllAsync();

        Assert.Equal(count, answers.Count(answer => answer.IsAvailable));
    }

    [Fact]
    public async Task Cancelling_stops_at_once_even_when_a_provider_does_not()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        FakeProvider deaf = new("deaf")
        {
            Answer = (_, _, _) =>
            {
                asked.SetResult();
                return new TaskCompletionSource<ProviderReport>().Task;
            },
        };
        using TrackerHome home = new(deaf);
        using CancellationTokenSource stop = new();
        await using IAsyncEnumerator<ProviderUsage> answers = home.Start().GetUsageAsync(new UsageQuery(), stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        ValueTask<bool> next = answers.MoveNextAsync();
        await asked.Task;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task Who_has_cancelled_before_asking_gets_nothing()
    {
        FakeProvider provider = new("alpha");
        using TrackerHome home = new(provider);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ProviderUsage usage in home.Start().GetUsageAsync(new UsageQuery(), new CancellationToken(canceled: true)))
            {
                Assert.Fail($"{usage.ProviderId} answered.");
            }
        });
    }
}
