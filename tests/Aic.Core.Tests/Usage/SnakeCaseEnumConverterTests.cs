using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Usage;

public sealed partial class SnakeCaseEnumConverterTests
{
    [Fact]
    public void Every_member_is_written_and_read()
    {
        UsageErrorKind?[] kinds = [.. Enum.GetValues<UsageErrorKind>(), null];

        string json = JsonSerializer.Serialize(kinds, KindsJson.Default.NullableUsageErrorKindArray);

        Assert.Contains("\"service_unavailable\"", json, StringComparison.Ordinal);
        Assert.Equal(kinds, Read(json));
    }

    [Fact]
    public void Capitals_make_no_difference() => Assert.Equal([UsageErrorKind.RateLimited], Read("""["Rate_Limited"]"""));

    [Theory]
    [InlineData("\"ratelimited\"")]
    [InlineData("\"rate_limited, parse_error\"")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Anything_else_is_an_error_that_names_the_enum(string json)
    {
        JsonException error = Assert.Throws<JsonException>(() => Read($"[{json}]"));

        Assert.Contains(nameof(UsageErrorKind), error.Message, StringComparison.Ordinal);
        Assert.Equal("$[0]", error.Path);
    }

    [Fact]
    public void What_is_no_member_is_not_written() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize([(UsageErrorKind)999], KindsJson.Default.NullableUsageErrorKindArray));

    private static UsageErrorKind?[] Read(string json) => JsonSerializer.Deserialize(json, KindsJson.Default.NullableUsageErrorKindArray)!;

    [JsonSerializable(typeof(UsageErrorKind?[]))]
    private sealed partial class KindsJson : JsonSerializerContext;
}
