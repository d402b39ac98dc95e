using Aic.Core.Terminal;

namespace Aic.Core.Tests.Terminal;

public sealed class TerminalFeaturesTests
{
    [Theory]
    [InlineData("en_US.UTF-8", true)]
    [InlineData("C.utf8", true)]
    [InlineData("de_DE.ISO-8859-1", false)]
    [InlineData("C", false)]
    [InlineData("POSIX", false)]
    public void Unicode_depends_on_the_locale(string lang, bool expected) =>
        Assert.Equal(expected, Detect(("LANG", lang)).IsUnicode);

    [Fact]
    public void The_more_specific_locale_variable_wins()
    {
        Assert.False(Detect(("LANG", "en_US.UTF-8"), ("LC_ALL", "C")).IsUnicode);
        Assert.True(Detect(("LANG", "C"), ("LC_CTYPE", "en_US.UTF-8")).IsUnicode);
    }

    [Fact]
    public void No_locale_at_all_counts_as_modern() => Assert.True(Detect().IsUnicode);

    [Fact]
    public void A_dumb_terminal_gets_plain_ascii() =>
        Assert.Equal(new TerminalFeatures(HasAnsi: false, HasColor: false, IsUnicode: false), Detect(("TERM", "dumb"), ("LANG", "en_US.UTF-8")));

    [Fact]
    public void No_color_in_the_environment_takes_the_colours_and_nothing_else() =>
        Assert.Equal(new TerminalFeatures(HasAnsi: true, HasColor: false, IsUnicode: true), Detect(("NO_COLOR", "1"), ("TERM", "xterm-256color")));

    [Fact]
    public void An_empty_no_color_says_nothing() => Assert.True(Detect(("NO_COLOR", "")).HasColor);

    [Fact]
    public void Windows_has_unicode_without_a_locale() =>
        Assert.True(TerminalFeatures.Detect(name => name == "LANG" ? "C" : null, isWindows: true).IsUnicode);

    private static TerminalFeatures Detect(params (string Name, string Value)[] variables) =>
        TerminalFeatures.Detect(variables.ToDictionary(variable => variable.Name, variable => variable.Value).GetValueOrDefault, isWindows: false);
}
