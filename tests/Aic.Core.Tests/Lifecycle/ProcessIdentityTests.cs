using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Tests.Lifecycle;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void This_process_is_itself_however_often_it_is_asked()
    {
        Assert.Equal(ProcessIdentity.Current, ProcessIdentity.Of(Environment.ProcessId));
        Assert.True(ProcessIdentity.Current.IsRunning);
    }

    [Fact]
    public void Another_start_with_the_same_pid_is_another_process()
    {
        ProcessIdentity earlier = ProcessIdentity.Current with { StartMark = "1" };

        Assert.False(earlier.IsRunning);
        Assert.False(ProcessEnd.Ask(earlier));
        Assert.False(ProcessEnd.Force(earlier));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_pid_that_nobody_has_is_no_process(int pid) => Assert.Null(ProcessIdentity.Of(pid));
}
