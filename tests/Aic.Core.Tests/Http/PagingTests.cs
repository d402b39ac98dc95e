using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Http;

public sealed class PagingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Pages_are_read_in_order_to_the_last(string? end)
    {
        List<string?> read = [];
        Queue<string?> cursors = new(["b", "c", end]);

        await Paging.ReadAllAsync(
            cursor =>
            {
                read.Add(cursor);
                return Task.FromResult(cursors.Dequeue());
            },
            "Example");

        Assert.Equal([null, "b", "c"], read);
    }

    [Fact]
    public async Task A_cursor_that_comes_again_ends_in_an_error_and_not_never()
    {
        int pages = 0;

        ProviderException failure = await Assert.ThrowsAsync<ProviderException>(() => Paging.ReadAllAsync(_ => Task.FromResult<string?>($"{++pages % 3}"), "Example"));

        Assert.Equal(UsageErrorKind.ParseError, failure.Error.Kind);
        Assert.Equal(4, pages);
    }

    [Fact]
    public async Task Ever_new_cursors_end_in_an_error_too()
    {
        int pages = 0;

        await Assert.ThrowsAsync<ProviderException>(() => Paging.ReadAllAsync(_ => Task.FromResult<string?>($"{++pages}"), "Example"));

        Assert.InRange(pages, 10_000, 10_010);
    }
}
