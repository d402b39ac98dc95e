using Aic.Core.Providers;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>A coding tool as one of the providers: what its session logs say was used, at API prices.</summary>
/// <param name="reader">Reads the tool's logs.</param>
internal sealed class SessionProvider(ISessionReader reader) : IUsageProvider
{
    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = reader.Id,
        Name = reader.Name,
        Source = UsageSource.Sessions,
        LogFolders = getVariable => reader.Folders(new SessionMachine(getVariable)),
        KeyVariables = [],
        Authentication = "None: the session logs that it leaves on this machine are read.",
        SetupHint = $"{reader.Name} has left no session logs on this machine; nothing has to be set.",
        Reports = ["requests", "tokens", "cost", "models", "days"],
        Dashboard = reader.Documentation,
        Documentation = reader.Documentation,
    };

    /// <inheritdoc />
    public Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        SessionIndex index = context.Sessions ?? throw Misuse();
        SessionContent content = index.Read(reader, cancellationToken);
        ResponseSet responses = new(content.Segments, period.Start.ToUnixTimeMilliseconds(), period.End.ToUnixTimeMilliseconds());
        SessionSums sums = new(responses.Names, context.Prices ?? throw Misuse(), context.Time.LocalTimeZone);
        responses.ForEach(sums.Add);
        UsageData usage = UsageTotals.Of(period, sums.Rows(), SessionSums.Columns, CostSource.Estimated);
        return Task.FromResult(new ProviderReport
        {
            Usage = sums.HasTotals ? usage with { RequestsCount = null } : usage,
            Quotas = reader.Quotas(content.States, context.Time.GetUtcNow()),
            Notes = sums.Notes(),
        });
    }

    /// <inheritdoc />
    public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) => Task.FromResult(new KeyValidation(
        KeyStatus.Valid,
        $"No key is needed: the logs in {string.Join(", ", context.Account.LogFolders)} are read.",
        ["usage"]));

    private static InvalidOperationException Misuse() => new("A coding tool is asked with an index of session logs and prices.");
}
