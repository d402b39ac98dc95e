using System.Net;
using Aic.Agent.Server.Events;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

public sealed class StoppingTests
{
    [Fact]
    public async Task A_request_with_the_token_stops_the_agent()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        Task running = home.Server.RunUntilAsync(TestContext.Current.CancellationToken);

        using HttpResponseMessage refused = await home.PostAsync("/api/v1/shutdown");
        await AgentHome.ProblemAsync(refused, 401, "token-required");
        Assert.False(running.IsCompleted);
        using HttpResponseMessage accepted = await home.PostAsync("/api/v1/shutdown", withToken: true);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);

        await running;
        await Assert.ThrowsAsync<HttpRequestException>(() => home.GetAsync("/health"));
    }

    [Fact]
    public async Task Who_waits_for_a_provider_is_told_that_the_agent_stops()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        await home.StartAsync();
        Task<HttpResponseMessage> waiting = home.GetAsync("/api/v1/usage");
        Task<HttpResponseMessage> refreshing = home.PostAsync("/api/v1/refresh?wait=true");
        await Eventually.IsSoAsync(() => home.Providers[0].Calls > 0 && !refreshing.IsCompleted);

        await home.Server.StopAsync();

        using HttpResponseMessage first = await waiting;
        using HttpResponseMessage second = await refreshing;
        await AgentHome.ProblemAsync(first, 503, "stopping");
        await AgentHome.ProblemAsync(second, 503, "stopping");
    }

    [Fact]
    public async Task Listeners_are_told_that_it_is_over()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        using AgentSubscription listener = home.Server.Parts.Events.Subscribe();

        await home.Server.StopAsync();

        await listener.Reader.Completion;
    }
}
