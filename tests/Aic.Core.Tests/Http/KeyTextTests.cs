using Aic.Core.Http;

namespace Aic.Core.Tests.Http;

public sealed class KeyTextTests
{
    // Keys in the forms that providers give out, none of them real.
    [Theory]
    [InlineData("sk-abcd1234")]
    [InlineData("sk-proj-********abcd")]
    [InlineData("sk-proj-Zz1_aB-cD3eF4gH5iJ6kL7mN8oP9")]
    [InlineData("sk-ant-admin01-Aa0_Bb1-Cc2")]
    [InlineData("sk-svcacct-a...wxyz")]
    [InlineData("AIzaSyA-made_Up0123456789abcdefghijklmn")]
    [InlineData("AQ.Ab8RN6-made_up")]
    [InlineData("ya29.a0-made-up")]
    [InlineData("xai-ab12cd34")]
    [InlineData("key-12345678")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7k")]
    [InlineData("a1b2********y8z9")]
    [InlineData("••••abcd")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc-DEF_123")]
    [InlineData("abc8Q~made.Up0123456789abcdefghij-KLM")]
    public void A_key_or_a_part_of_one_is_hidden_whole(string key)
    {
        Assert.Equal("••••", KeyText.Mask(key));
        Assert.Equal("'••••'", KeyText.Mask($"'{key}'"));
        Assert.Equal("key:••••,", KeyText.Mask($"key:{key},"));
    }

    [Fact]
    public void Of_a_key_that_a_cut_goes_through_no_piece_stays()
    {
        string key = new string('a', 30) + "Z9" + new string('b', 30);
        for (int limit = 1; limit <= 75; limit++)
        {
            string quoted = KeyText.Quote($"refused \n {key} there", limit);

            Assert.DoesNotContain("aa", quoted, StringComparison.Ordinal);
            Assert.InRange(quoted.Length, 1, limit + 1);
        }

        Assert.Equal("refused •••• there", KeyText.Quote($"refused \n {key} there", 75));
        Assert.Equal("refused •…", KeyText.Quote($"refused {key}", 9));
    }

    [Theory]
    [InlineData("A risk-free, desk-bound, task-based approach to key-based access")]
    [InlineData("The model claude-3-5-sonnet-20241022 or gpt-4o-mini-transcribe-2025-12-15 doesn't exist")]
    [InlineData("request 3f2504e0-4f89-11d3-9a0c-0305e82c3301 failed")]
    [InlineData("request req_011CSHoEeqs5C35K2UUqR7Fy failed")]
    [InlineData("organization org-AbCdEf1234567890AbCdEf12")]
    [InlineData("see https://platform.openai.com/account/api-keys or my-resource.openai.azure.com.")]
    [InlineData("projects/123456789012/metricDescriptors ModelDeploymentNameSomethingLong")]
    [InlineData("from 2026-11-23T00:00:00Z to 2026-11-24T00:00:00Z")]
    [InlineData("**bold** words... and so on")]
    public void Words_that_help_the_reader_stay(string text) => Assert.Equal(text, KeyText.Mask(text));
}
