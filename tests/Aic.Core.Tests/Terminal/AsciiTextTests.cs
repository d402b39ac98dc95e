using System.Text;
using Aic.Core.Terminal;

namespace Aic.Core.Tests.Terminal;

public sealed class AsciiTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("€3.20", "EUR 3.20")]
    [InlineData("£3.20", "GBP 3.20")]
    [InlineData("≥~$4.56", ">=~$4.56")]
    [InlineData("••••wxyz", "****wxyz")]
    [InlineData("sk-admin-…", "sk-admin-...")]
    [InlineData("Zürich 🚀", "Z?rich ?")]
    public void Text_keeps_its_meaning_in_ascii(string text, string expected) => Assert.Equal(expected, AsciiText.Of(text));

    [Fact]
    public void A_writer_for_ascii_lets_nothing_else_through()
    {
        StringWriter text = new();
        using AsciiWriter writer = new(text);

        writer.WriteLine("─── €1 …");
        writer.Write('•');

        Assert.True(Ascii.IsValid(text.ToString()));
        Assert.StartsWith("--- EUR 1 ...", text.ToString(), StringComparison.Ordinal);
    }
}
