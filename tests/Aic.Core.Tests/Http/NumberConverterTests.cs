using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;

namespace Aic.Core.Tests.Http;

public sealed partial class NumberConverterTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("12", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1e3", 1000)]
    [InlineData("\"12\"", 12)]
    [InlineData("\"12.0\"", 12)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    public void A_count_is_read_in_every_form(string json, long count) => Assert.Equal(count, Read(json, "1").Count);

    [Theory]
    [InlineData("-1")]
    [InlineData("\"-1\"")]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("1e30")]
    [InlineData("1e500")]
    [InlineData("\"\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"NaN\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void A_count_that_makes_no_sense_is_an_error(string json) => Assert.Throws<JsonException>(() => Read(json, "1"));

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("\"123.45\"", "123.45")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("1.5e-7", "0.00000015")]
    [InlineData("\"1E2\"", "100")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.06000000000000000277555756156289135", "0.0600000000000000027755575616")]
    public void An_amount_is_read_exactly(string json, string amount) =>
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Read("1", json).Amount);

    [Theory]
    [InlineData("1e40")]
    [InlineData("\"$5\"")]
    [InlineData("\"1,5\"")]
    [InlineData("false")]
    public void An_amount_that_makes_no_sense_is_an_error(string json) => Assert.Throws<JsonException>(() => Read("1", json));

    [Fact]
    public void Null_and_nothing_are_unknown()
    {
        Assert.Equal(new Numbers(null, null), Read("null", "null"));
        Assert.Equal(new Numbers(null, null), JsonSerializer.Deserialize("{}", NumbersJson.Default.Numbers));
    }

    private static Numbers Read(string count, string amount) =>
        JsonSerializer.Deserialize($$"""{"count":{{count}},"amount":{{amount}}}""", NumbersJson.Default.Numbers)!;

    internal sealed record Numbers(long? Count, decimal? Amount);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(CountConverter), typeof(AmountConverter)])]
    [JsonSerializable(typeof(Numbers))]
    internal sealed partial class NumbersJson : JsonSerializerContext;
}
