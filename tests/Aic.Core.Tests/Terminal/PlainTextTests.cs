using Aic.Core.Terminal;

namespace Aic.Core.Tests.Terminal;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Zürich 🚀 €", "Zürich 🚀 €")]
    [InlineData("two\nlines\tand a tab", "two lines and a tab")]
    [InlineData("\u001b[31mred\u001b[0m\a", "[31mred[0m")]
    [InlineData("\u009b31mred", "31mred")]
    [InlineData("abc\u202egpj.exe", "abcgpj.exe")]
    public void Nothing_in_a_text_steers_the_terminal(string text, string expected) => Assert.Equal(expected, PlainText.Of(text));
}
