using Aic.Core.Configuration;
using Aic.Core.Pricing;

namespace Aic.Core.Tests.Pricing;

/// <summary>Which price a name in usage leads to, by date, by vendor, and past the user's own prices.</summary>
public sealed class PriceBookTests
{
    private static readonly DateTimeOffset Now = PriceHome.At("2026-11-24");

    [Theory]
    [InlineData("alpha", "alpha", "the name itself")]
    [InlineData(" ALPHA ", "alpha", "the name itself")]
    [InlineData("alpha-one", "alpha", "another name of alpha")]
    [InlineData("beta-3-5-20250929", "beta-3-5", "without the date 20250929")]
    [InlineData("beta-3-5@20250929", "beta-3-5", "without the date 20250929")]
    [InlineData("alpha-2026-02-03", "alpha", "without the date 2026-02-03")]
    [InlineData("alpha-2024-05-13", "alpha-2024-05-13", "the name itself")]
    [InlineData("maker/beta-3-5", "beta-3-5", "without the prefix \"maker/\"")]
    [InlineData("gateway/mk/beta-3.5", "beta-3-5", "without the prefix \"gateway/mk/\", written with dashes")]
    [InlineData("models/alpha", "alpha", "without the prefix \"models/\"")]
    [InlineData("us.maker.beta-3-5-20250929-v1:0", "beta-3-5", "without the prefix \"us.maker.\", without the version \"-v1:0\", without the date 20250929")]
    [InlineData("maker.alpha", "alpha", "without the prefix \"maker.\"")]
    [InlineData("beta-3-5[1m]", "beta-3-5", "without \"[1m]\"")]
    [InlineData("alpha-latest", "alpha", "without \"-latest\"")]
    [InlineData("alpha:thinking", "alpha", "without \":thinking\"")]
    [InlineData("alpha-high", "alpha", "without \"-high\"")]
    [InlineData("Beta 3.5", "beta-3-5", "written with dashes")]
    public void A_name_is_found_through_what_tools_put_around_it(string name, string model, string rule)
    {
        AppliedPrice price = PriceHome.Make().Find(name, Now)!;

        Assert.Equal((model, rule), (price.Entry.Model, price.Rule));
    }

    [Theory]
    [InlineData("")]
    [InlineData("alph")]
    [InlineData("alpha-2")]
    [InlineData("alpha-3-5")]
    [InlineData("beta-3-6")]
    [InlineData("alpha:14b")]
    [InlineData("alpha-mini")]
    [InlineData("alpha:free")]
    [InlineData("/")]
    [InlineData("20250929")]
    public void Another_model_is_unknown_and_never_guessed(string name) => Assert.Null(PriceHome.Make().Find(name, Now));

    [Fact]
    public void Prices_apply_by_the_date_of_use()
    {
        PriceBook book = PriceHome.Make();

        AppliedPrice before = book.Find("alpha", PriceHome.At("2025-12-31T23:59:59Z"))!;
        AppliedPrice after = book.Find("alpha", PriceHome.At("2026-01-01T00:00:00Z"))!;

        Assert.Equal((4m, 2m), (before.Entry.Rates.Input, after.Entry.Rates.Input));
        Assert.Equal((null, new DateOnly(2026, 1, 1)), (before.ValidFrom, before.ValidTo));
        Assert.Equal((new DateOnly(2026, 1, 1), null), (after.ValidFrom, after.ValidTo));
        Assert.Same(before, book.Find("alpha", PriceHome.At("2026-01-01T00:59:59+01:00")));
    }

    [Fact]
    public void A_price_ends_where_the_next_one_begins()
    {
        PriceBook book = PriceHome.Make(prices: """{"vendor":"maker","model":"a","from":"2026-03-01","input":3},{"vendor":"maker","model":"a","from":"2026-01-01","input":1},{"vendor":"maker","model":"a","from":"2026-02-01","to":"2026-02-10","input":2}""");

        Assert.Null(book.Find("a", PriceHome.At("2025-12-31")));
        Assert.Equal([1m, 2m, 3m], [.. new[] { "2026-01-31", "2026-02-09", "2026-03-01" }.Select(day => book.Find("a", PriceHome.At(day))!.Entry.Rates.Input!.Value)]);
        Assert.Null(book.Find("a", PriceHome.At("2026-02-10")));
    }

    [Theory]
    [InlineData("gamma", null, "other")]
    [InlineData("gamma", "other", "other")]
    [InlineData("gamma", "Cloud", "cloud")]
    [InlineData("cloud/gamma", null, "cloud")]
    [InlineData("cloud/gamma", "other", "other")]
    [InlineData("delta", "cloud", "other")]
    [InlineData("alpha", "cloud", "maker")]
    [InlineData("alpha", "gateway", "maker")]
    [InlineData("other/alpha", null, "maker")]
    public void The_seller_decides_whose_price_it_is(string name, string? vendor, string whose) =>
        Assert.Equal(whose, PriceHome.Make().Find(name, Now, vendor)!.Vendor!.Id);

    [Fact]
    public void A_maker_sells_no_other_makers_models() => Assert.Null(PriceHome.Make().Find("gamma", Now, "maker"));

    [Fact]
    public void The_rule_tells_when_the_price_is_somebody_elses()
    {
        PriceBook book = PriceHome.Make();

        Assert.Equal("The Cloud has no price of its own for it, so that of other", book.Find("delta", Now, "cloud")!.Rule);
        Assert.Equal("no prices of gateway are known, so those of the model's maker", book.Find("alpha", Now, "gateway")!.Rule);
    }

    [Fact]
    public void A_price_names_its_source()
    {
        PriceBook book = PriceHome.Make();

        Assert.Equal("https://maker.example/prices", book.Find("alpha", Now)!.Source!.AbsoluteUri);
        Assert.Equal("https://other.example/delta", book.Find("delta", Now)!.Source!.AbsoluteUri);
    }

    [Fact]
    public void The_users_own_price_wins_over_the_book_by_any_name_of_the_model()
    {
        AgentConfig config = PriceHome.Config("""{ "prices": [{ "model": "Beta-3-5", "input": 1, "output": 2 }, { "model": "our-own", "input": 0, "output": 0 }] }""");
        PriceBook book = PriceHome.Make(config);

        foreach (string name in (string[])["beta-3-5", "beta-3-5-20250929", "maker/beta-3.5"])
        {
            AppliedPrice price = book.Find(name, Now)!;
            Assert.Equal((PriceOrigin.Own, 1m, null), (price.Origin, price.Entry.Rates.Input, price.Source));
        }

        Assert.Equal(0m, book.Find("our-own", Now)!.Cost(new TokenAmounts { Input = 5 }, ServiceTier.Standard, 5));
        Assert.Equal(PriceOrigin.BuiltIn, book.Find("alpha", Now)!.Origin);
    }

    [Fact]
    public void The_users_own_price_counts_for_its_dates_and_its_vendor_only()
    {
        AgentConfig config = PriceHome.Config("""{ "prices": [{ "model": "alpha", "from": "2026-06-01", "to": "2026-07-01", "input": 1 }, { "model": "gamma", "vendor": "cloud", "input": 9 }] }""");
        PriceBook book = PriceHome.Make(config);

        Assert.Equal([2m, 1m, 2m], [.. new[] { "2026-05-31", "2026-06-15", "2026-07-01" }.Select(day => book.Find("alpha", PriceHome.At(day))!.Entry.Rates.Input!.Value)]);
        Assert.Equal((9m, 1m), (book.Find("gamma", Now, "cloud")!.Entry.Rates.Input, book.Find("gamma", Now)!.Entry.Rates.Input));
    }

    [Fact]
    public void An_alias_says_what_a_proxys_name_means()
    {
        AgentConfig config = PriceHome.Config("""{ "model_aliases": { "Team-Large": "maker/beta-3-5", "alpha": "delta" } }""");
        PriceBook book = PriceHome.Make(config);

        AppliedPrice price = book.Find("team-large", Now)!;
        Assert.Equal(("beta-3-5", "your alias for maker/beta-3-5; without the prefix \"maker/\""), (price.Entry.Model, price.Rule));
        Assert.Equal("delta", book.Find("alpha", Now)!.Entry.Model);
    }

    [Fact]
    public void Search_takes_patterns_and_names()
    {
        PriceBook book = PriceHome.Make();

        Assert.Equal(["alpha", "alpha-2024-05-13", "beta-3-5", "gamma", "gamma", "delta"], [.. book.Search([], Now).Select(price => price.Entry.Model)]);
        Assert.Equal(["alpha", "alpha-2024-05-13", "delta"], [.. book.Search(["ALPHA*", "delta", "alpha", "nobody"], Now).Select(price => price.Entry.Model)]);
        Assert.Equal(["cloud"], [.. book.Search(["*"], Now, "Cloud").Select(price => price.Vendor!.Id)]);
    }

    [Fact]
    public void A_flood_of_names_doesnt_fill_the_memory_and_finds_all_the_same()
    {
        PriceBook book = PriceHome.Make();
        for (int i = 0; i < 20_000; i++)
        {
            Assert.Null(book.Find($"made-up-{i}", Now));
        }

        Assert.NotNull(book.Find("alpha-high", Now));
        Assert.NotNull(book.Find("alpha-high", Now));
    }

    [Fact]
    public void A_second_look_allocates_nothing()
    {
        PriceBook book = PriceHome.Make();
        SumOfHundred();

        long before = GC.GetAllocatedBytesForCurrentThread();
        decimal? sum = SumOfHundred();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);

        decimal? SumOfHundred()
        {
            decimal? sum = 0;
            for (int i = 0; i < 100; i++)
            {
                sum += book.Find("beta-3-5-20250929", Now, "maker")!.Cost(new TokenAmounts { Input = i, Output = 7, CacheRead = 3 }, ServiceTier.Batch, i);
            }

            return sum;
        }
    }
}
