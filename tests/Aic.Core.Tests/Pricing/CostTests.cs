using Aic.Core.Pricing;

namespace Aic.Core.Tests.Pricing;

/// <summary>What tokens cost: by kind, by tier, by context, and unknown where a price is.</summary>
public sealed class CostTests
{
    private static readonly AppliedPrice Beta = PriceHome.Make().Find("beta-3-5", PriceHome.At("2026-11-24"))!;

    [Fact]
    public void Every_kind_of_token_has_its_price()
    {
        TokenAmounts tokens = new()
        {
            Input = 1_000_000,
            Output = 1_000_000,
            CacheRead = 1_000_000,
            CacheWrite5m = 1_000_000,
            CacheWrite1h = 1_000_000,
            AudioInput = 1_000_000,
            AudioOutput = 1_000_000,
            WebSearches = 3,
            Requests = 5,
        };

        Assert.Equal(3 + 15 + 0.3m + 3.75m + 6 + 40 + 80 + 0.03m + 0.01m, Beta.Cost(tokens, ServiceTier.Standard, 1000));
    }

    [Theory]
    [InlineData(200_000, 3)]
    [InlineData(200_001, 6)]
    [InlineData(500_000, 6)]
    [InlineData(500_001, 12)]
    public void One_requests_context_decides_the_price_of_all_its_tokens(long context, decimal rate)
    {
        Assert.Equal(rate, Beta.Cost(new TokenAmounts { Input = 1_000_000 }, ServiceTier.Standard, context));
        Assert.Equal(rate / 2, Beta.Cost(new TokenAmounts { Input = 1_000_000 }, ServiceTier.Batch, context));
    }

    [Fact]
    public void A_tier_multiplies_the_tokens_price_and_not_the_fees()
    {
        TokenAmounts tokens = new() { Output = 100, WebSearches = 2, Requests = 1 };

        Assert.Equal((100 * 15m / 1_000_000 / 2) + 0.02m + 0.002m, Beta.Cost(tokens, ServiceTier.Batch, 100));
    }

    [Fact]
    public void A_tier_with_prices_of_its_own_says_nothing_of_long_contexts_unless_it_does()
    {
        TokenAmounts tokens = new() { Input = 1_000_000 };

        Assert.Equal(7m, Beta.Cost(tokens, ServiceTier.Priority, 200_000));
        Assert.Null(Beta.Cost(tokens, ServiceTier.Priority, 200_001));
        Assert.Null(Beta.Cost(new TokenAmounts { CacheRead = 1 }, ServiceTier.Priority, 1));
    }

    [Fact]
    public void What_has_no_price_has_no_cost_and_never_zero()
    {
        Assert.Null(Beta.Cost(new TokenAmounts { Input = 1 }, ServiceTier.Flex, 1));
        Assert.Null(Beta.Cost(new TokenAmounts { CacheRead = 1 }, ServiceTier.Standard, 500_001));
        AppliedPrice gamma = PriceHome.Make().Find("gamma", PriceHome.At("2026-11-24"))!;
        Assert.Null(gamma.Cost(new TokenAmounts { Input = 1, CacheWrite1h = 1 }, ServiceTier.Standard, 1));
        Assert.Null(gamma.Cost(new TokenAmounts { WebSearches = 1 }, ServiceTier.Standard, 1));
        Assert.Equal(0.000001m, gamma.Cost(new TokenAmounts { Input = 1, Requests = 9 }, ServiceTier.Standard, 1));
        Assert.Equal(0m, gamma.Cost(default, ServiceTier.Standard, 0));
    }

    [Fact]
    public void The_cost_of_a_sum_is_the_sum_of_the_costs_to_the_last_digit()
    {
        Random random = new(20261124);
        foreach (ServiceTier tier in (ServiceTier[])[ServiceTier.Standard, ServiceTier.Batch])
        {
            TokenAmounts[] requests = [.. Enumerable.Range(0, 2000).Select(_ => new TokenAmounts
            {
                Input = random.Next(1000), Output = random.Next(5000), CacheRead = random.Next(150_000), CacheWrite5m = random.Next(9000), CacheWrite1h = random.Next(9000), WebSearches = random.Next(2),
            })];
            TokenAmounts sum = new()
            {
                Input = requests.Sum(one => one.Input),
                Output = requests.Sum(one => one.Output),
                CacheRead = requests.Sum(one => one.CacheRead),
                CacheWrite5m = requests.Sum(one => one.CacheWrite5m),
                CacheWrite1h = requests.Sum(one => one.CacheWrite1h),
                WebSearches = requests.Sum(one => one.WebSearches),
            };

            Assert.Equal(requests.Sum(one => Beta.Cost(one, tier, 1)), Beta.Cost(sum, tier, 1));
        }
    }

    [Fact]
    public void Counts_beyond_all_use_are_still_exact()
    {
        TokenAmounts tokens = new() { Input = 9_000_000_000_000_001, Output = 9_000_000_000_000_001 };

        Assert.Equal(162_000_000_000.000018m, Beta.Cost(tokens, ServiceTier.Standard, 1));
    }

    [Fact]
    public void The_thresholds_are_told()
    {
        Assert.Equal(200_000, Beta.LongContextThreshold);
        Assert.Equal([200_000L, 500_000L], Beta.ContextThresholds);
        Assert.Null(PriceHome.Make().Find("alpha", PriceHome.At("2026-11-24"))!.LongContextThreshold);
    }
}
