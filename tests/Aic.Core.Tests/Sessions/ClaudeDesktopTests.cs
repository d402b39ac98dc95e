using Aic.Core.Sessions.ClaudeCode;

namespace Aic.Core.Tests.Sessions;

public sealed class ClaudeDesktopTests
{
    [Fact]
    public void Local_agents_count_among_claude_codes_and_what_repeats_them_does_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folder is that of Linux.");
        using SessionHome home = new() { Reader = new ClaudeCodeReader() };
        const string folder = ".config/Claude/local-agent-mode-sessions/account/organization/local_1";
        home.Write($"{folder}/.claude/projects/-sessions-x/a.jsonl", new ClaudeLine { Message = "m1" }.ToString());
        home.Write($"{folder}/audit.jsonl", new ClaudeLine { Message = "m2" }.ToString());
        Assert.Single(home.Scan());

        home.Write(".claude/projects/-home-dev-app/b.jsonl", new ClaudeLine { Message = "m3" }.ToString());
        Assert.Equal(2, home.Scan().Count);

        // The tool's own variable says nothing of the app's folder.
        home.Variables["CLAUDE_CONFIG_DIR"] = home.PathOf("elsewhere");
        home.Write("elsewhere/projects/-home-dev-app/c.jsonl", new ClaudeLine { Message = "m4" }.ToString());
        home.Data = "other";
        Assert.Equal(2, home.Scan().Count);
    }
}
