using Aic.Core.Http;

namespace Aic.Core.Tests.Http;

public sealed class ApiUriTests
{
    [Theory]
    [InlineData("https://api.example.test", "/v1/models?limit=1", "https://api.example.test/v1/models?limit=1")]
    [InlineData("https://api.example.test/", "/v1/models", "https://api.example.test/v1/models")]
    [InlineData("https://api.example.test/v1", "/v1/models", "https://api.example.test/v1/models")]
    [InlineData("https://api.example.test/v1/", "/v1/models?a=/v1", "https://api.example.test/v1/models?a=/v1")]
    [InlineData("https://gateway.example.test/mistral", "/v1/models", "https://gateway.example.test/mistral/v1/models")]
    [InlineData("https://gateway.example.test/mistral/v1", "/v1/admin/usage", "https://gateway.example.test/mistral/v1/admin/usage")]
    [InlineData("https://gateway.example.test/v1/admin", "/v1/admin/usage", "https://gateway.example.test/v1/admin/usage")]
    [InlineData("https://gateway.example.test/myv1", "/v1/models", "https://gateway.example.test/myv1/v1/models")]
    [InlineData("http://127.0.0.1:8080", "/v1/models", "http://127.0.0.1:8080/v1/models")]
    [InlineData("https://api.example.test/v1?left=out#too", "/v1/models", "https://api.example.test/v1/models")]
    public void A_version_that_the_base_has_already_stands_once(string baseUri, string path, string whole) =>
        Assert.Equal(whole, ApiUri.Combine(new Uri(baseUri), path).AbsoluteUri);

    [Fact]
    public void A_query_value_is_escaped() =>
        Assert.Equal("filter=a%20%3D%20%22b%26c%22", ApiUri.Query("filter", "a = \"b&c\""));
}
