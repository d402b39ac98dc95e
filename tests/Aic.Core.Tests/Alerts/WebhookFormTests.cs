using System.Text.Json;
using Aic.Core.Alerts.Channels;

namespace Aic.Core.Tests.Alerts;

/// <summary>The JSON that chats take.</summary>
public sealed class WebhookFormTests
{
    private const string Hostile = "<!channel> @everyone *bold* _under_ [link](https://evil.example.test) & \"quoted\" \u0007\r\nline";

    [Fact]
    public void Slack_gets_blocks_of_plain_text()
    {
        JsonElement message = JsonElement.Parse(SlackMessage.Write(Notices.Raised));

        Assert.Equal(Notices.Alert.Title, message.GetProperty("text").GetString());
        JsonElement[] blocks = [.. message.GetProperty("blocks").EnumerateArray()];
        Assert.Equal(["header", "section", "context"], blocks.Select(block => block.GetProperty("type").GetString()));
        Assert.Equal(Notices.Alert.Title, blocks[0].GetProperty("text").GetProperty("text").GetString());
        Assert.Equal(Notices.Alert.Message, blocks[1].GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("warning · budget_threshold · team", blocks[2].GetProperty("elements")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Slack_is_given_no_mention_and_no_markup()
    {
        JsonElement message = JsonElement.Parse(SlackMessage.Write(Notices.With(Hostile)));

        Assert.StartsWith("&lt;!channel&gt; @everyone", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(
            message.GetProperty("blocks").EnumerateArray().Take(2),
            block => Assert.Equal("plain_text", block.GetProperty("text").GetProperty("type").GetString()));
    }

    [Fact]
    public void Slacks_limits_are_kept()
    {
        JsonElement message = JsonElement.Parse(SlackMessage.Write(Notices.With(new string('&', 10_000))));

        Assert.Equal(150, message.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Length);
        Assert.Equal(3000, message.GetProperty("blocks")[1].GetProperty("text").GetProperty("text").GetString()!.Length);
    }

    [Fact]
    public void Teams_gets_an_adaptive_card_of_text_runs()
    {
        JsonElement message = JsonElement.Parse(TeamsMessage.Write(Notices.With(Hostile)));

        Assert.Equal("message", message.GetProperty("type").GetString());
        JsonElement attachment = message.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        JsonElement card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        JsonElement[] runs = [.. card.GetProperty("body").EnumerateArray().Select(block => block.GetProperty("inlines")[0])];
        Assert.All(runs, run => Assert.Equal("TextRun", run.GetProperty("type").GetString()));
        Assert.Equal("warning", runs[0].GetProperty("color").GetString());
        Assert.Equal("<!channel> @everyone *bold* _under_ [link](https://evil.example.test) & \"quoted\"    line", runs[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Discord_gets_an_embed_that_mentions_nobody()
    {
        JsonElement message = JsonElement.Parse(DiscordMessage.Write(Notices.With(Hostile)));

        Assert.Equal(0, message.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength());
        JsonElement embed = Assert.Single(message.GetProperty("embeds").EnumerateArray());
        Assert.StartsWith(@"\<!channel\> @everyone \*bold\* \_under\_ \[link\](https://evil.example.test)", embed.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal((0xEF6C00, "2026-11-24T09:30:00Z"), (embed.GetProperty("color").GetInt32(), embed.GetProperty("timestamp").GetString()));
    }

    [Fact]
    public void Discords_limits_are_kept_without_half_an_escape()
    {
        JsonElement embed = JsonElement.Parse(DiscordMessage.Write(Notices.With(new string('*', 10_000)))).GetProperty("embeds")[0];

        string title = embed.GetProperty("title").GetString()!;
        Assert.InRange(title.Length, 200, 256);
        Assert.InRange(embed.GetProperty("description").GetString()!.Length, 4000, 4096);
        Assert.EndsWith(@"\*…", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WebhookForm.Slack)]
    [InlineData(WebhookForm.Teams)]
    [InlineData(WebhookForm.Discord)]
    public void That_an_alert_is_over_is_said(WebhookForm form)
    {
        byte[] message = form switch
        {
            WebhookForm.Slack => SlackMessage.Write(Notices.Cleared),
            WebhookForm.Teams => TeamsMessage.Write(Notices.Cleared),
            _ => DiscordMessage.Write(Notices.Cleared),
        };

        string text = System.Text.Encoding.UTF8.GetString(message);
        Assert.Contains("Cleared: Budget team", text, StringComparison.Ordinal);
        Assert.Contains("raised at 2026-11-24 09:30 UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_leaves_whole_characters() => Assert.Equal("ab…", NoticeText.Clip("ab\U0001F600cd", 4));
}
