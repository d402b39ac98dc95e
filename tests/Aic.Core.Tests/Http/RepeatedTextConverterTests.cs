using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;

namespace Aic.Core.Tests.Http;

public sealed partial class RepeatedTextConverterTests
{
    [Fact]
    public void A_text_that_stands_there_again_is_made_once()
    {
        string[] texts = Read("""["gpt-5", "usd", "gpt-5"]""");

        Assert.Equal(["gpt-5", "usd", "gpt-5"], texts);
        Assert.Same(texts[0], texts[2]);
    }

    [Theory]
    [InlineData(@"""\u00e9t\u00e9""", "été")]
    [InlineData(@"""a \""quoted\"" line""", "a \"quoted\" line")]
    [InlineData(@"""""", "")]
    [InlineData(@"""日本""", "日本")]
    public void Every_text_is_read_as_it_is(string json, string text) => Assert.Equal([text, text, "usd"], Read($"[{json}, {json}, \"usd\"]"));

    [Fact]
    public void More_texts_than_are_kept_are_told_apart()
    {
        string[] texts = [.. Enumerable.Range(0, 5_000).Select(number => $"model-{number % 2_500}"), new string('x', 1_000), new string('x', 1_001)];

        Assert.Equal(texts, Read(JsonSerializer.Serialize(texts, TextsJson.Default.StringArray)));
    }

    [Fact]
    public void Long_texts_are_not_kept()
    {
        string text = new('x', 101);

        string[] texts = Read($"[\"{text}\",\"{text}\"]");

        Assert.Equal([text, text], texts);
        Assert.NotSame(texts[0], texts[1]);
    }

    [Fact]
    public void Nothing_is_read_as_nothing() => Assert.Equal(new string?[] { null, "usd", null }, Read("""[null, "usd", null]"""));

    [Fact]
    public void Threads_read_their_own_texts() => Parallel.For(0, 8, thread =>
    {
        string[] texts = [.. Enumerable.Range(0, 5_000).Select(number => $"model-{thread}-{number % 300}")];
        Assert.Equal(texts, Read(JsonSerializer.Serialize(texts, TextsJson.Default.StringArray)));
    });

    [Theory]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("[true]")]
    public void What_is_no_text_is_an_error(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static string[] Read(string json) => JsonSerializer.Deserialize(json, TextsJson.Default.StringArray)!;

    [JsonSourceGenerationOptions(Converters = [typeof(RepeatedTextConverter)])]
    [JsonSerializable(typeof(string[]))]
    private sealed partial class TextsJson : JsonSerializerContext;
}
