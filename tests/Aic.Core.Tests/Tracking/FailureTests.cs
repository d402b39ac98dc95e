using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class FailureTests : IDisposable
{
    private readonly FakeProvider _provider = new("alpha");
    private readonly TrackerHome _home;

    public FailureTests() => _home = new TrackerHome(_provider);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_shows_the_last_good_usage_as_stale_with_the_error_beside_it(bool sameProcess)
    {
        UsageTracker tracker = _home.Start();
        DateTimeOffset fetchedAt = _home.Time.GetUtcNow();
        await tracker.AskAsync("alpha");
        _home.Time.Advance(TimeSpan.FromHours(5));
        _provider.Fail(UsageErrorKind.ServiceUnavailable, "ALPHA has a problem.");

        ProviderUsage usage = await (sameProcess ? tracker : _home.Start()).AskAsync("alpha");

        Assert.True(usage.IsAvailable);
        Assert.True(usage.IsStale);
        Assert.Equal(1, usage.Usage!.RequestsCount);
        Assert.Equal(fetchedAt, usage.FetchedAt);
        Assert.Equal(new UsageError(UsageErrorKind.ServiceUnavailable, "ALPHA has a problem."), usage.Error);
    }

    [Fact]
    public async Task A_failure_with_nothing_known_before_it_is_an_unavailable_provider_with_the_reason()
    {
        _provider.Fail(UsageErrorKind.Forbidden, "An admin key is needed.");

        ProviderUsage usage = await _home.Start().AskAsync("alpha");

        Assert.False(usage.IsAvailable);
        Assert.False(usage.IsStale);
        Assert.True(usage.IsConfigured);
        Assert.Null(usage.Usage);
        Assert.Null(usage.FetchedAt);
        Assert.Equal(UsageErrorKind.Forbidden, usage.Error!.Kind);
        Assert.Contains("https://provider.test/usage", usage.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_works_again_nothing_is_stale_any_more()
    {
        UsageTracker tracker = _home.Start();
        _provider.Fail(UsageErrorKind.Network);
        await tracker.AskAsync("alpha");
        _provider.Answer = null;

        ProviderUsage usage = await tracker.AskAsync("alpha", refresh: true);

        Assert.False(usage.IsStale);
        Assert.Null(usage.Error);
        Assert.Null((await _home.Start().AskAsync("alpha")).Error);
    }

    [Fact]
    public async Task A_loop_does_not_repeat_a_failure_at_once_not_even_from_other_processes()
    {
        _provider.Fail(UsageErrorKind.Network);
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");

        await tracker.AskAsync("alpha");
        Assert.Equal(UsageErrorKind.Network, (await _home.Start().AskAsync("alpha")).Error!.Kind);
        Assert.Equal(1, _provider.Calls);

        _home.Time.Advance(TimeSpan.FromSeconds(30));
        await tracker.AskAsync("alpha");
        Assert.Equal(2, _provider.Calls);
    }

    [Fact]
    public async Task A_refresh_asks_again_at_once()
    {
        _provider.Fail(UsageErrorKind.RateLimited, retryAfter: TimeSpan.FromMinutes(10));
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");

        await tracker.AskAsync("alpha", refresh: true);

        Assert.Equal(2, _provider.Calls);
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_is_left_alone_so_long()
    {
        _provider.Fail(UsageErrorKind.RateLimited, retryAfter: TimeSpan.FromMinutes(10));
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");

        _home.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(TimeSpan.FromMinutes(10), (await tracker.AskAsync("alpha")).Error!.RetryAfter);
        Assert.Equal(1, _provider.Calls);

        _home.Time.Advance(TimeSpan.FromMinutes(1));
        await tracker.AskAsync("alpha");
        Assert.Equal(2, _provider.Calls);
    }

    [Fact]
    public async Task A_wait_beyond_reason_is_cut_to_an_hour()
    {
        _provider.Fail(UsageErrorKind.RateLimited, retryAfter: TimeSpan.FromDays(100));
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");

        _home.Time.Advance(TimeSpan.FromHours(1));
        await tracker.AskAsync("alpha");

        Assert.Equal(2, _provider.Calls);
    }

    [Fact]
    public async Task One_account_that_fails_does_not_keep_the_others_from_answering()
    {
        FakeProvider good = new("beta");
        using TrackerHome home = new(_provider, good);
        _provider.Answer = (_, _, _) => throw new InvalidOperationException("A fault in the program.");

        IReadOnlyList<ProviderUsage> answers = await home.Start().AskAllAsync();

        Assert.True(answers.Single(answer => answer.ProviderId == "beta").IsAvailable);
        Assert.NotNull(answers.Single(answer => answer.ProviderId == "alpha").Error);
    }

    public static TheoryData<Exception, UsageErrorKind> Causes => new()
    {
        { new ProviderException(new UsageError(UsageErrorKind.NotSupported, "None.")), UsageErrorKind.NotSupported },
        { new TaskCanceledException("The client's own time-out."), UsageErrorKind.Timeout },
        { new TimeoutException(), UsageErrorKind.Timeout },
        { new HttpRequestException("No route."), UsageErrorKind.Network },
        { new FormatException("Not a number."), UsageErrorKind.ParseError },
        { new InvalidOperationException("A fault in the program."), UsageErrorKind.ParseError },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task Whatever_a_provider_throws_becomes_an_error_for_people(Exception cause, UsageErrorKind kind)
    {
        _provider.Answer = (_, _, _) => Task.FromException<ProviderReport>(cause);

        ProviderUsage usage = await _home.Start().AskAsync("alpha");

        Assert.Equal(kind, usage.Error!.Kind);
        Assert.NotEmpty(usage.Error.Message);
        Assert.Contains(_home.Logger.All, line => line.Contains(cause.GetType().Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fetch_that_takes_for_ever_ends_as_a_time_out()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _provider.Answer = async (_, _, _) =>
        {
            asked.SetResult();
            await new TaskCompletionSource().Task;
            throw new InvalidOperationException("It never comes so far.");
        };
        Task<ProviderUsage> caller = _home.Start().AskAsync("alpha");
        await asked.Task;

        _home.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(UsageErrorKind.Timeout, (await caller).Error!.Kind);
    }

    [Fact]
    public async Task Keys_and_secret_settings_reach_neither_errors_nor_logs_nor_the_store()
    {
        const string key = "sk-alpha-0123456789";
        const string secret = "geheim/äöü+more";
        _home.WriteConfig($$"""{ "providers": { "alpha": { "secret_setting": "{{secret}}" } } }""");
        string said = $"No to {key} and {secret}, alias {Uri.EscapeDataString(secret)}.";
        UsageTracker tracker = _home.Start();
        List<ProviderUsage> answers = [];

        _provider.Fail(UsageErrorKind.Forbidden, said);
        answers.Add(await tracker.AskAsync("alpha"));
        _provider.Answer = (_, _, _) => throw new InvalidOperationException(said, new FormatException(said));
        answers.Add(await tracker.AskAsync("alpha", refresh: true));
        _provider.Answer = (_, _, _) => Task.FromResult(new ProviderReport { Error = new UsageError(UsageErrorKind.NotSupported, said), Description = said, Notes = [said] });
        answers.Add(await tracker.AskAsync("alpha", refresh: true));
        _provider.Fail(UsageErrorKind.InvalidKey, said);
        answers.Add(await tracker.AskAsync("alpha", refresh: true));
        _provider.Verdict = _ => new KeyValidation(KeyStatus.Invalid, said, []);
        KeyValidation verdict = await tracker.TestAsync("alpha");

        List<string> texts = [.. _home.Logger.All, verdict.Message];
        texts.AddRange(answers.SelectMany(answer => answer.Notes.Append(answer.Description).Append(answer.Error!.Message)).OfType<string>());
        texts.AddRange(Directory.EnumerateFiles(_home.Paths.DataDirectory, "usage.db*").Select(File.ReadAllText));
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(key, text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), text, StringComparison.Ordinal);
        });
        Assert.Contains("••••", answers[0].Error!.Message, StringComparison.Ordinal);
    }
}
