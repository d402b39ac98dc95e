using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class AlertChannelTests
{
    [Fact]
    public void A_channel_is_found_once_however_many_names_it_fits()
    {
        using ModuleSession session = new();
        session.Run("Set-AicAlertChannel ops Desktop").MustBeClean();

        Assert.Single(session.Run("Get-AicAlertChannel ops, o*").MustBeClean().Output);
        session.Run("Remove-AicAlertChannel ops, o*").MustBeClean();

        Assert.Empty(session.Run("Get-AicAlertChannel").MustBeClean().Output);
    }
}
