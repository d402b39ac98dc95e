using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Tests.Lifecycle;

public sealed class WindowsCommandLineTests
{
    /// <summary>The examples of learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments, the other way round.</summary>
    [Theory]
    [InlineData("""plain""", """plain""")]
    [InlineData("", "\"\"")]
    [InlineData("a b c", "\"a b c\"")]
    [InlineData("""ab"c""", """
        "ab\"c"
        """)]
    [InlineData("""a\\\b""", """a\\\b""")]
    [InlineData("""a\"b""", """
        "a\\\"b"
        """)]
    [InlineData("""C:\a b\""", """
        "C:\a b\\"
        """)]
    public void Arguments_are_found_again_as_they_were(string argument, string expected) =>
        Assert.Equal($"aic {expected}", WindowsCommandLine.Join(["aic", argument]));
}
