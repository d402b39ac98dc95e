using Aic.Agent.Server.Memory;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Server;

public sealed class RestingMemoryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RestingMemory _memory;
    private int _released;

    public RestingMemoryTests() => _memory = new RestingMemory(_time, () => _released++);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Who_never_did_anything_gives_nothing_back()
    {
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, _released);
    }

    [Fact]
    public void Memory_is_given_back_after_some_quiet_and_once_more_when_pools_let_go()
    {
        _memory.Stir();
        _time.Advance(TimeSpan.FromSeconds(2));
        _memory.Stir();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, _released);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _released);

        _time.Advance(RestingMemory.UntilPoolsLetGo);
        Assert.Equal(2, _released);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, _released);
    }

    [Fact]
    public void What_happens_between_the_two_makes_it_begin_anew()
    {
        _memory.Stir();
        _time.Advance(RestingMemory.Quiet);
        _time.Advance(RestingMemory.UntilPoolsLetGo - TimeSpan.FromSeconds(1));
        _memory.Stir();
        _time.Advance(RestingMemory.Quiet);
        Assert.Equal(2, _released);

        _time.Advance(RestingMemory.UntilPoolsLetGo);
        Assert.Equal(3, _released);
    }

    [Fact]
    public void Later_activity_starts_it_again()
    {
        _memory.Stir();
        _time.Advance(RestingMemory.Quiet);
        _time.Advance(RestingMemory.UntilPoolsLetGo);
        _memory.Stir();
        _time.Advance(RestingMemory.Quiet);

        Assert.Equal(3, _released);
    }

    [Fact]
    public void This_process_lives_on_without_what_it_gave_back()
    {
        ProcessMemory.Release();

        Assert.Equal("still here", string.Join(' ', new[] { "still", "here" }));
    }
}
