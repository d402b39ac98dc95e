using System.Runtime.CompilerServices;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Pricing;
using Aic.Core.Providers;
using Aic.Core.Sessions;
using Aic.Core.Storage;
using Aic.Core.Tracing;
using Aic.Core.Tracking;
using Aic.Core.Usage;

namespace Aic.Core;

/// <summary>
/// The door to everything: asks memory, store and providers, in that order, and keeps what they say.
/// One instance serves a whole process; all members may be called from many threads.
/// </summary>
public sealed partial class UsageTracker : IDisposable
{
    private readonly UsageTrackerOptions _options;
    private readonly UsageMemory _memory = new();
    private readonly UsageStore _store;
    private readonly Lazy<HttpPipeline> _http;
    private readonly KnownUsage _known;
    private readonly UsageFetcher _fetcher;
    private readonly SessionFetcher _sessions;
    private readonly KeyTester _tester;
    private readonly UnknownProviders _unknown;
    private AgentConfig? _config;

    /// <summary>Makes a tracker. Nothing is read, opened or asked before the first question.</summary>
    /// <param name="options">What to work with.</param>
    /// <exception cref="ConfigException">The environment doesn't tell where the user's folders are.</exception>
    public UsageTracker(UsageTrackerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Paths = options.Paths ?? AicPaths.FromEnvironment(options.GetVariable);
        Config = new ConfigFile(Paths.ConfigFile, options.Logger);
        _http = new Lazy<HttpPipeline>(() => new HttpPipeline(options.Http, options.Time, options.Logger));

        string locks = Path.Combine(Paths.DataDirectory, "locks");
        _unknown = new UnknownProviders(options.Catalog, options.Logger);
        ProviderSet catalog = new(options.Catalog);
        _store = new UsageStore(Paths.StoreFile, locks, options.Time, options.Logger);
        _known = new KnownUsage(_memory, _store);
        SessionIndex index = new(_store, locks, new SessionMachine(options.GetVariable), options.Logger);
        _sessions = new SessionFetcher(catalog, index, _known, _http, options.Time, options.Logger);
        _fetcher = new UsageFetcher(catalog, _known, new AccountGates(locks, options.Logger), _http, options.Time, options.Logger);
        _alertChannels = new AlertChannels(options.GetVariable, options.Time, options.Logger);
        _tester = new KeyTester(catalog, _known, _http, options.Time, options.Logger);
    }

    /// <summary>Where the files are.</summary>
    public AicPaths Paths { get; }

    /// <summary>The configuration file.</summary>
    public ConfigFile Config { get; }

    /// <summary>Why the usage store couldn't be used the last time, and what to do, in sentences; null when it could, or wasn't needed yet.</summary>
    public string? StoreProblem => _store.Trouble is { } trouble ? $"{Paths.StoreFile} can't be used, because {trouble.Reason}. {trouble.Advice}" : null;

    /// <summary>
    /// All accounts, in the order of the catalog: each provider's first, set or not, and the further ones.
    /// Configuration file and environment are read anew each time.
    /// </summary>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public IReadOnlyList<ProviderAccount> GetAccounts() => Resolve(ReadConfig());

    /// <summary>Tells what is known of accounts, in the order of the catalog, without asking anybody.</summary>
    /// <param name="query">The question; <see cref="UsageQuery.Refresh"/> has no meaning here.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's.</exception>
    public IReadOnlyList<AccountUsage> GetKnown(UsageQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Question question = Understand(query);
        using IDisposable held = _known.Hold();
        return [.. question.Accounts.Select(account => _fetcher.Known(account, question.Period, question.Freshness))];
    }

    /// <summary>
    /// Tells what accounts used, each as soon as it is known: first those that needn't be asked, in the order of the catalog, then the others as they answer.
    /// A failure is an answer too (<see cref="ProviderUsage.Error"/>), never an exception. A refresh asks for newer exchange rates too, where they are used and due.
    /// </summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken. Thrown when the first answer is asked for.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's. Thrown when the first answer is asked for.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<ProviderUsage> GetUsageAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Question question = Understand(query);
        Lazy<PriceBook> prices = PricesOf(question);
        using IDisposable held = _known.Hold();
        Task? rates = query.Refresh && NeedsBank(question.Config) ? KeepExchangeRatesFreshAsync(cancellationToken) : null;
        await foreach (ProviderUsage usage in AsTheyComeAsync(question.Accounts, AnswerAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return usage;
        }

        if (rates is not null)
        {
            // What it failed for was logged.
            await rates.WaitAsync(BankPatience, _options.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _known.KeepSmall(RetentionOf(question.Config));

        async Task<ProviderUsage> AnswerAsync(ProviderAccount account, CancellationToken token) => account.Provider.Source == UsageSource.Sessions
            ? await _sessions.GetAsync(account, question.Period, query, prices, null, token).ConfigureAwait(false)
            : DetailNotes.AddTo(await _fetcher.GetAsync(account, question.Period, query.Refresh, question.Freshness, token).ConfigureAwait(false), query.Detail);
    }

    /// <summary>Tells the sessions of coding tools, newest first.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken. Thrown when the first session is asked for.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's. Thrown when the first session is asked for.</exception>
    /// <exception cref="ProviderException">A tool's logs can't be read. Thrown after the sessions of the others.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<SessionUsage> GetSessionsAsync(SessionQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Question question = Understand(new UsageQuery { Accounts = query.Accounts });
        Lazy<PriceBook> prices = PricesOf(question);
        using IDisposable held = _known.Hold();
        Task<IReadOnlyList<SessionUsage>>[] tools = [.. question.Tools.Select(account => _sessions.GetSessionsAsync(account, query, prices, cancellationToken))];
        await ((Task)Task.WhenAll(tools)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (SessionUsage session in tools.Where(tool => tool.IsCompletedSuccessfully).SelectMany(tool => tool.Result).OrderByDescending(session => session.LastAt).ThenBy(session => session.Id, StringComparer.Ordinal))
        {
            yield return session;
        }

        await Task.WhenAll(tools).ConfigureAwait(false);
    }

    /// <summary>Tells how coding tools stand at this moment: today, a session, the active block.</summary>
    /// <param name="sessionId">The session that is asked about; null for none.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="ProviderException">A tool's logs can't be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<UsageStatus> GetStatusAsync(string? sessionId = null, CancellationToken cancellationToken = default)
    {
        Question question = Understand(new UsageQuery());
        Lazy<PriceBook> prices = PricesOf(question);
        using IDisposable held = _known.Hold();
        return ToolStatus.Sum(await _sessions.GetStatusAsync(question.Tools, sessionId, prices, cancellationToken).ConfigureAwait(false), _options.Time.LocalTimeZone);
    }

    /// <summary>
    /// Tells where accounts' numbers come from: the calls made or files read for them, what was left out, and the prices applied. Providers are asked anew.
    /// </summary>
    /// <param name="query">The question; <see cref="UsageQuery.Refresh"/> and <see cref="UsageQuery.MaxAge"/> have no meaning here.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken. Thrown when the first answer is asked for.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's. Thrown when the first answer is asked for.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<UsageTrace> TraceAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Question question = Understand(query);
        Lazy<PriceBook> prices = PricesOf(question);
        UsageTracer tracer = new(_sessions, _fetcher, question.Period, prices);
        using IDisposable held = _known.Hold();
        await foreach (UsageTrace trace in AsTheyComeAsync(question.Accounts, tracer.TraceAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return trace;
        }
    }

    /// <summary>
    /// Asks providers whether accounts' keys are good, each answer as soon as it is known. Asks even for a key that was refused before, and for an account
    /// that is switched off; a key that is good after all is used again from then on.
    /// </summary>
    /// <param name="accounts">Patterns as in <see cref="UsageQuery.Accounts"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken. Thrown when the first answer is asked for.</exception>
    /// <exception cref="UnknownAccountException">A name without wildcards is no account's. Thrown when the first answer is asked for.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<AccountValidation> ValidateAsync(IReadOnlyList<string> accounts, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        IReadOnlyList<ProviderAccount> asked = AccountMatcher.Match(GetAccounts(), accounts);
        await foreach (AccountValidation validation in AsTheyComeAsync(asked, _tester.TestAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return validation;
        }
    }

    /// <summary>Loads the price book with the user's own prices, anew each time.</summary>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public PriceBook LoadPrices() => PriceBook.Load(Paths, ReadConfig(), _options.Logger);

    /// <summary>Fetches newer prices, checks them and puts them in use. On any doubt the old ones stay.</summary>
    /// <param name="from">An address (https, or http on this machine) or a file; null for the setting <c>prices_url</c>, else the address that this build was made with.</param>
    /// <param name="cancellationToken">Stops at once; nothing is changed then.</param>
    /// <exception cref="PriceUpdateException">They can't be fetched, or there is a doubt about them.</exception>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public Task<PriceUpdate> UpdatePricesAsync(string? from, CancellationToken cancellationToken = default) =>
        new PriceUpdater(Paths, _http, _options.Time).RunAsync(PriceAddress.Find(from, ReadConfig().PricesUrl), cancellationToken);

    /// <summary>Cancels what is under way. Who still waits for it gets an <see cref="OperationCanceledException"/>.</summary>
    public void Dispose()
    {
        _fetcher.Dispose();
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }

        _alertChannels.Dispose();
        _memory.Dispose();
    }

    private static HistoryRetention RetentionOf(AgentConfig config) => new(config.HistoryRetentionDays, config.HourlyRetentionDays);

    private Lazy<PriceBook> PricesOf(Question question) => PricesOf(question.Config);

    private Lazy<PriceBook> PricesOf(AgentConfig config) => new(() => PriceBook.Load(Paths, config, _options.Logger));

    private AgentConfig ReadConfig() => _options.ReadConfig?.Invoke() ?? (_options.ReadsConfigOnce ? _config ??= Config.Read() : Config.Read());

    private Question Understand(UsageQuery query)
    {
        AgentConfig config = ReadConfig();
        IReadOnlyList<ProviderAccount> all = Resolve(config);
        IEnumerable<ProviderAccount> accounts = query.ById
            ? AccountMatcher.Find(all, query.Accounts)
            : AccountMatcher.Match(all, query.Accounts).Where(account => !account.IsAbsentTool || AccountMatcher.IsNamed(account, query.Accounts));
        return new Question(
            config,
            [.. accounts.Where(account => !query.ConfiguredOnly || account is { IsConfigured: true, IsEnabled: true })],
            query.Period ?? UsagePeriod.Named(NamedPeriod.ThisMonth, _options.Time),
            new Freshness(query.MaxAge ?? TimeSpan.FromSeconds(Math.Max(0, config.CacheTtlSeconds)), _options.Time));
    }

    private IReadOnlyList<ProviderAccount> Resolve(AgentConfig config)
    {
        _unknown.Tell(config, Config.Path);
        return AccountResolver.Resolve(config, _options.GetVariable, _options.Catalog);
    }

    /// <summary>Asks for all accounts at once and tells each answer when it is there. Who stops listening stops the asking.</summary>
    private static async IAsyncEnumerable<T> AsTheyComeAsync<T>(
        IEnumerable<ProviderAccount> accounts,
        Func<ProviderAccount, CancellationToken, Task<T>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            Task<T>[] answers = [.. accounts.Select(account => ask(account, listening.Token))];
            await foreach (Task<T> answer in Task.WhenEach(answers).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return await answer.ConfigureAwait(false);
            }
        }
        finally
        {
            await listening.CancelAsync().ConfigureAwait(false);
        }
    }

    private sealed record Question(AgentConfig Config, IReadOnlyList<ProviderAccount> Accounts, UsagePeriod Period, Freshness Freshness)
    {
        public IEnumerable<ProviderAccount> Tools => Accounts.Where(account => account.Provider.Source == UsageSource.Sessions);
    }
}

/// <summary>The verdict on one account's key.</summary>
/// <param name="Account">The account.</param>
/// <param name="Validation">The verdict.</param>
public sealed record AccountValidation(ProviderAccount Account, KeyValidation Validation);
