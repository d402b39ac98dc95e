using Aic.Agent.Server;

namespace Aic.Agent.Tests.Server;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1", 8080, true)]
    [InlineData("http://[::1]:9000/", "::1", 9000, true)]
    [InlineData("HTTP://LOCALHOST:8080", null, 8080, true)]
    [InlineData("http://127.9.9.9:1", "127.9.9.9", 1, true)]
    [InlineData("http://192.168.1.5:80", "192.168.1.5", 80, false)]
    [InlineData("http://0.0.0.0:80", "0.0.0.0", 80, false)]
    [InlineData("http://*:80", "::", 80, false)]
    public void An_address_says_whether_other_machines_reach_it(string url, string? ip, int port, bool isLoopback)
    {
        ListenAddress address = Assert.Single(ListenAddress.ParseAll(url));

        Assert.Equal((ip, port, isLoopback), (address.Ip?.ToString(), address.Port, address.IsLoopback));
    }

    [Fact]
    public void Several_addresses_stand_joined_by_semicolons() =>
        Assert.Equal([8080, 9000], ListenAddress.ParseAll("http://127.0.0.1:8080; http://[::1]:9000;").Select(address => address.Port));

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("8080")]
    [InlineData("localhost:8080")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:65536")]
    [InlineData("http://localhost:-1")]
    [InlineData("http://example.com:8080")]
    [InlineData("http://127.1:8080")]
    [InlineData("http://user@127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080;nonsense")]
    public void What_is_no_address_is_refused_with_what_to_write(string urls) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => ListenAddress.ParseAll(urls)).Message);
}
