using Aic.Core.Lifecycle;
using Aic.Testing;

namespace Aic.Core.Tests.Lifecycle;

public sealed class LogTailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 3, "")]
    [InlineData("a\nb\nc\nd\n", 3, "b c d")]
    [InlineData("a\r\nb\r\n", 3, "a b")]
    [InlineData("a\nb\nunfinished", 2, "b unfinished")]
    [InlineData("a\nb\n", 0, "")]
    public void The_last_lines_are_read(string content, int count, string expected)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("log"), content);

        Assert.Equal(expected, string.Join(' ', LogTail.Read(folder.File("log"), count)));
    }

    [Fact]
    public void A_long_file_is_read_from_its_end()
    {
        using TempFolder folder = new();
        File.WriteAllLines(folder.File("log"), Enumerable.Range(0, 50_000).Select(number => $"line {number} é"));

        Assert.Equal(Enumerable.Range(40_000, 10_000).Select(number => $"line {number} é"), LogTail.Read(folder.File("log"), 10_000));
    }

    [Fact]
    public void A_file_that_is_not_there_has_no_lines()
    {
        using TempFolder folder = new();

        Assert.Empty(LogTail.Read(folder.File("log"), 5));
    }

    [Fact]
    public async Task What_is_added_follows_in_whole_lines_and_over_a_roll()
    {
        using TempFolder folder = new();
        string log = folder.File("log");
        await File.WriteAllTextAsync(log, "old\nfirst\n", Token);
        await using IAsyncEnumerator<string> lines = LogTail.FollowAsync(log, 1, Token).GetAsyncEnumerator(Token);

        Assert.Equal("first", await NextAsync(lines));
        await File.AppendAllTextAsync(log, "sec", Token);
        ValueTask<bool> next = lines.MoveNextAsync();
        await File.AppendAllTextAsync(log, "ond\nthird\n", Token);
        Assert.True(await next);
        Assert.Equal("second", lines.Current);
        Assert.Equal("third", await NextAsync(lines));

        await File.AppendAllTextAsync(log, "last of the old\n", Token);
        File.Move(log, folder.File("log.1"));
        await File.WriteAllTextAsync(log, "a line of the new one that is much longer\n", Token);
        Assert.Equal("last of the old", await NextAsync(lines));
        Assert.Equal("a line of the new one that is much longer", await NextAsync(lines));
    }

    [Fact]
    public async Task A_file_that_comes_later_is_waited_for()
    {
        using TempFolder folder = new();
        await using IAsyncEnumerator<string> lines = LogTail.FollowAsync(folder.File("log"), 5, Token).GetAsyncEnumerator(Token);
        ValueTask<bool> next = lines.MoveNextAsync();

        await File.WriteAllTextAsync(folder.File("log"), "here\n", Token);

        Assert.True(await next);
        Assert.Equal("here", lines.Current);
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<string> lines)
    {
        Assert.True(await lines.MoveNextAsync());
        return lines.Current;
    }
}
