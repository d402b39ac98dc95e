using Aic.Core.Usage;

namespace Aic.Core.Tests;

public sealed class UsagePeriodTests
{
    [Fact]
    public void An_end_that_is_not_after_the_start_is_refused()
    {
        DateTimeOffset moment = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Throws<ArgumentException>(() => new UsagePeriod(moment, moment));
    }
}
