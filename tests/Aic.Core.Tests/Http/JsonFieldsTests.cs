using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Http;

public sealed partial class JsonFieldsTests
{
    private const string Full = """
        {"unknown":[{}],"text":"a\u00e9","count":"12.0","amount":-2.50,"flag":true,"moment":"2026-11-02T03:00:00+01:00",
         "inner":{"text":"b"},"list":[{"text":"c"},{"text":"d","count":3}],"map":{"m-1":[{"count":1}],"m.2":[]}}
        """;

    [Fact]
    public void Fields_of_every_kind_are_read()
    {
        Sample sample = Read(Full)!;

        Assert.Equal(("aé", 12, -2.50m, true), (sample.Text, sample.Count, sample.Amount, sample.Flag));
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 2, 0, 0, TimeSpan.Zero), sample.Moment);
        Assert.Equal("b", sample.Inner?.Text);
        Assert.Equal([("c", null), ("d", 3)], sample.List!.Select(entry => (entry?.Text, entry?.Count)));
        Assert.Equal(["m-1", "m.2"], sample.Map!.Keys);
        Assert.Equal(1, sample.Map["m-1"]![0]!.Count);
        Assert.Empty(sample.Map["m.2"]!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Text":"a","COUNT":1,"other":{}}""")]
    [InlineData("""{"text":null,"count":null,"amount":null,"flag":null,"moment":null,"inner":null,"list":null,"map":null}""")]
    public void What_is_missing_or_null_is_unknown(string json) => Assert.Equal(new Sample(null, null, null, null, null, null, null, null), Read(json));

    [Fact]
    public void Null_is_nothing() => Assert.Null(Read("null"));

    [Fact]
    public void Nulls_among_entries_keep_their_places()
    {
        Sample sample = Read("""{"list":[null,{"count":1}],"map":{"a":null,"b":[null]}}""")!;

        Assert.Equal([null, 1], sample.List!.Select(entry => entry?.Count));
        Assert.Null(sample.Map!["a"]);
        Assert.Equal([null], sample.Map["b"]!);
    }

    [Fact]
    public void Of_fields_of_one_name_the_last_counts()
    {
        Sample sample = Read("""{"count":1,"count":2,"map":{"a":[],"a":null}}""")!;

        Assert.Equal(2, sample.Count);
        Assert.Null(Assert.Single(sample.Map!).Value);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("12.0", 12)]
    [InlineData("1e3", 1000)]
    [InlineData("\"12\"", 12)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_count_is_read_in_every_form(string json, long count) => Assert.Equal(count, Read($$"""{"count":{{json}}}""")!.Count);

    [Theory]
    [InlineData("\"123.45\"", "123.45")]
    [InlineData("1.5e-7", "0.00000015")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void An_amount_is_read_exactly(string json, string amount) =>
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Read($$"""{"amount":{{json}}}""")!.Amount);

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("5", "$")]
    [InlineData("""{"text":1}""", "$.text")]
    [InlineData("""{"text":{}}""", "$.text")]
    [InlineData("""{"text":"\ud800"}""", "$.text")]
    [InlineData("""{"count":-1}""", "$.count")]
    [InlineData("""{"count":1.5}""", "$.count")]
    [InlineData("""{"count":9223372036854775808}""", "$.count")]
    [InlineData("""{"count":"1,000"}""", "$.count")]
    [InlineData("""{"count":true}""", "$.count")]
    [InlineData("""{"amount":1e40}""", "$.amount")]
    [InlineData("""{"amount":"$5"}""", "$.amount")]
    [InlineData("""{"amount":[1]}""", "$.amount")]
    [InlineData("""{"flag":"true"}""", "$.flag")]
    [InlineData("""{"flag":1}""", "$.flag")]
    [InlineData("""{"moment":"yesterday"}""", "$.moment")]
    [InlineData("""{"moment":20261102}""", "$.moment")]
    [InlineData("""{"inner":[]}""", "$.inner")]
    [InlineData("""{"inner":{"inner":{"count":-1}}}""", "$.inner.inner.count")]
    [InlineData("""{"list":{}}""", "$.list")]
    [InlineData("""{"list":"c"}""", "$.list")]
    [InlineData("""{"list":[{},5]}""", "$.list[1]")]
    [InlineData("""{"list":[{},{"text":1}]}""", "$.list[1].text")]
    [InlineData("""{"map":[]}""", "$.map")]
    [InlineData("""{"map":{"a":[],"m-1":{}}}""", "$.map.m-1")]
    [InlineData("""{"map":{"m.2":[{"count":{}}]}}""", "$.map['m.2'][0].count")]
    public void A_value_of_another_kind_is_an_error_at_the_place_that_generated_code_names(string json, string path)
    {
        JsonException failure = Assert.Throws<JsonException>(() => Read(json));

        Assert.Equal(path, failure.Path ?? "$");
        Assert.Contains(failure.Path ?? "expected", failure.Message, StringComparison.Ordinal);
        Assert.Equal(path, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, SampleJson.Default.Sample)).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"text":"a"} {}""")]
    [InlineData("plain")]
    public void What_is_no_json_is_an_error(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void A_mistake_of_the_one_who_reads_is_not_taken_for_a_wrong_answer() =>
        Assert.Throws<ArgumentException>(() => JsonFields.Parse("""{"list":[{}]}"""u8.ToArray(), element => element.List<string>("list", _ => throw new ArgumentException("No."))!));

    [Theory]
    [InlineData("", "an empty body")]
    [InlineData("<html></html>", "an HTML page")]
    [InlineData("""{"text":"a""", "isn't complete JSON")]
    [InlineData("""{"list":[{"text":1}]}""", "an unexpected value at $.list[0].text")]
    [InlineData("""{"moment":"yesterday"}""", "an unexpected value at $.moment")]
    [InlineData("[]", "JSON that isn't what it documents")]
    [InlineData("null", "an empty JSON value")]
    public async Task An_answer_that_is_not_the_documented_json_is_named_as_what_it_is(string body, string what)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/sample", _ => new FakeAnswer(body));
        using HttpPipeline http = PipelineFixture.Pipeline();
        ApiClient client = new(http, server.Address, [], "Example");
        CancellationToken stop = TestContext.Current.CancellationToken;

        ProviderException got = await Assert.ThrowsAsync<ProviderException>(() => client.GetAsync("/v1/sample", Sample.Read, stop));
        ProviderException posted = await Assert.ThrowsAsync<ProviderException>(() => client.PostAsync("/v1/sample", null, true, Sample.Read, stop));
        ProviderException generated = await Assert.ThrowsAsync<ProviderException>(() => client.GetAsync("/v1/sample", SampleJson.Default.Sample, stop));

        Assert.Equal(UsageErrorKind.ParseError, got.Error.Kind);
        Assert.Contains(what, got.Message, StringComparison.Ordinal);
        Assert.Equal([generated.Message, generated.Message], [got.Message, posted.Message]);
    }

    [Fact]
    public async Task An_answer_with_a_byte_order_mark_is_read()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/sample", "\uFEFF{\"text\":\"a\"}");
        using HttpPipeline http = PipelineFixture.Pipeline();

        Sample sample = await new ApiClient(http, server.Address, [], "Example").GetAsync("/v1/sample", Sample.Read, TestContext.Current.CancellationToken);

        Assert.Equal("a", sample.Text);
    }

    private static Sample? Read(string json) => JsonFields.Parse(Encoding.UTF8.GetBytes(json), Sample.Read);

    internal sealed record Sample(
        string? Text,
        long? Count,
        decimal? Amount,
        bool? Flag,
        DateTimeOffset? Moment,
        Sample? Inner,
        IReadOnlyList<Sample?>? List,
        IReadOnlyDictionary<string, IReadOnlyList<Sample?>?>? Map)
    {
        public static Sample Read(JsonElement sample) => new(
            sample.Text("text"),
            sample.Count("count"),
            sample.Amount("amount"),
            sample.Flag("flag"),
            sample.Moment("moment"),
            sample.Object("inner", Read),
            sample.List("list", entry => entry.OrNull(Read)),
            sample.Dictionary("map", list => list.AsList(entry => entry.OrNull(Read))));
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(CountConverter), typeof(AmountConverter)])]
    [JsonSerializable(typeof(Sample))]
    internal sealed partial class SampleJson : JsonSerializerContext;
}
