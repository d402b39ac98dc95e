using Aic.Core.Lifecycle;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:8080", "http://[::1]:8080/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://+:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://192.0.2.7:8080", "http://192.0.2.7:8080/")]
    [InlineData("http://192.0.2.7:8080;http://[::1]:9090", "http://[::1]:9090/")]
    public void It_is_reached_over_loopback_where_that_is_possible(string urls, string address) =>
        Assert.Equal(address, AgentAddress.Reach(urls.Split(';'))!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1")]
    public void What_is_no_address_is_none(string url) => Assert.Null(AgentAddress.Reach([url]));

    [Fact]
    public void Ports_are_told_once() => Assert.Equal([8080, 9090], AgentAddress.Ports(["http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost:9090"]));
}
