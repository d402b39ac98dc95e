using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;
using Engine = System.Management.Automation.PowerShell;

namespace Aic.PowerShell.Tests;

public sealed class StreamingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_quick_provider_is_told_while_a_slow_one_is_waited_for()
    {
        await using FakeServer quick = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        await using FakeServer silent = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(quick, Silent(silent));
        using Engine engine = session.Prepare("Get-AicUsage openai");
        using PSDataCollection<PSObject> output = [];
        TaskCompletionSource<PSObject> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        output.DataAdded += (_, added) => first.TrySetResult(output[added.Index]);

        IAsyncResult running = engine.BeginInvoke<PSObject, PSObject>(null, output);
        PSObject told = await first.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal("openai", SessionResult.Value(told, "AccountId"));
        Assert.False(running.IsCompleted);
        engine.Stop();
    }

    [Fact]
    public async Task Stopping_ends_a_command_at_once_whatever_it_waits_for()
    {
        await using FakeServer silent = await FakeServer.StartAsync();
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        silent.AnswerAll(_ =>
        {
            asked.TrySetResult();
            return new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan };
        });
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(silent);
        using Engine engine = session.Prepare("Get-AicUsage openai; 'not reached'");
        using PSDataCollection<PSObject> output = [];
        IAsyncResult running = engine.BeginInvoke<PSObject, PSObject>(null, output);
        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Task.Run(engine.Stop, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => engine.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, engine.InvocationStateInfo.State);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Who_has_enough_is_not_kept_waiting_for_the_rest()
    {
        await using FakeServer quick = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        await using FakeServer silent = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(quick, Silent(silent));

        // What 'Select-Object -First 1' does, in an engine that doesn't have it.
        SessionResult result = await Task.Run(() => session.Run("foreach ($once in 1) { Get-AicUsage openai | ForEach-Object { $_; break } }"), TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal("openai", SessionResult.Value(result.Single(), "AccountId"));
    }

    [Fact]
    public async Task Progress_appears_when_the_answers_take_their_time()
    {
        await using FakeServer quick = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        await using FakeServer silent = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(quick, Silent(silent));
        using Engine engine = session.Prepare("Get-AicUsage openai");
        TaskCompletionSource<ProgressRecord> shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.Streams.Progress.DataAdded += (_, added) =>
        {
            if (engine.Streams.Progress[added.Index] is { PercentComplete: > 0 } progress)
            {
                shown.TrySetResult(progress);
            }
        };
        using PSDataCollection<PSObject> output = [];

        engine.BeginInvoke<PSObject, PSObject>(null, output);
        ProgressRecord progress = await shown.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(("Reading usage", "1 of 2 answered", 50), (progress.Activity, progress.StatusDescription, progress.PercentComplete));
        engine.Stop();
    }

    [Fact]
    public async Task What_is_there_at_once_shows_no_progress()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run("Get-AicUsage openai").MustBeClean();

        Assert.Empty(session.Run("Get-AicUsage openai").MustBeClean().Progress);
    }

    private static string Silent(FakeServer server) =>
        $$""", "openai@silent": { "provider": "openai", "api_key": "sk-admin-made-up-for-tests-0002", "auth_source": "config", "endpoint": "{{server.Address}}" } """;
}
