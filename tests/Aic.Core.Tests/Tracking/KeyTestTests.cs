using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class KeyTestTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TrackerHome _home;

    public KeyTestTests() => _home = new TrackerHome(_provider);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_verdict_is_the_providers()
    {
        KeyValidation verdict = new(KeyStatus.Valid, "Fine.", ["usage", "cost"], "An organization");
        _provider.Verdict = _ => verdict;

        Assert.Equivalent(verdict, await _home.Start().TestAsync("alpha"), strict: true);
    }

    [Fact]
    public async Task A_missing_key_is_a_verdict_that_says_what_to_set()
    {
        _home.Variables.Clear();

        KeyValidation verdict = await _home.Start().TestAsync("alpha");

        Assert.Equal(KeyStatus.Missing, verdict.Status);
        Assert.Equal("Set ALPHA_KEY.", verdict.Message);
    }

    [Theory]
    [InlineData(UsageErrorKind.InvalidKey, KeyStatus.Invalid)]
    [InlineData(UsageErrorKind.Forbidden, KeyStatus.Forbidden)]
    [InlineData(UsageErrorKind.Network, KeyStatus.Unreachable)]
    [InlineData(UsageErrorKind.ParseError, KeyStatus.Unreachable)]
    public async Task What_a_provider_throws_is_a_verdict_too(UsageErrorKind kind, KeyStatus status)
    {
        _provider.Verdict = _ => throw new ProviderException(new UsageError(kind, "Because."));

        KeyValidation verdict = await _home.Start().TestAsync("alpha");

        Assert.Equal(status, verdict.Status);
        Assert.Equal("Because.", verdict.Message);
    }

    [Fact]
    public async Task A_broken_value_is_a_verdict_without_asking()
    {
        _home.Variables["ALPHA_KEY"] = "sk-with-ü-inside";
        _provider.Verdict = _ => throw new InvalidOperationException("It was asked.");

        KeyValidation verdict = await _home.Start().TestAsync("alpha");

        Assert.Equal(KeyStatus.Invalid, verdict.Status);
        Assert.Contains("ALPHA_KEY", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_nobodys_is_refused()
    {
        await Assert.ThrowsAsync<UnknownAccountException>(() => _home.Start().TestAsync("nobody"));
    }
}
