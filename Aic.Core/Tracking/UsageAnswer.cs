using System.Globalization;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>Makes the answers that go to callers.</summary>
internal static class UsageAnswer
{
    /// <summary>The answer of an account that can't be asked as it is set up; null for one that can.</summary>
    public static ProviderUsage? WithoutAsking(ProviderAccount account)
    {
        if (!account.IsEnabled)
        {
            return Empty(account) with { IsConfigured = false, Description = $"{account.Provider.Name} is switched off in the configuration." };
        }

        if (account.Problem is { } problem)
        {
            return Empty(account) with { IsConfigured = account.IsConfigured, Error = new UsageError(UsageErrorKind.InvalidKey, problem) };
        }

        if (account.IsAbsentTool)
        {
            return Empty(account) with { Description = account.Provider.SetupHint };
        }

        return account.IsConfigured ? null : Empty(account) with
        {
            Description = account.Provider.SetupHint,
            Error = new UsageError(UsageErrorKind.MissingKey, $"No key is set for {account.Id}. {account.Provider.SetupHint}"),
        };
    }

    /// <summary>What a provider said.</summary>
    public static ProviderUsage From(ProviderAccount account, ProviderReport report, DateTimeOffset fetchedAt) => Empty(account) with
    {
        IsAvailable = report.Usage is not null || report.Quotas.Count > 0,
        IsConfigured = true,
        Description = report.Description,
        Usage = report.Usage,
        FetchedAt = fetchedAt,
        Error = report.Error,
        Quotas = [.. report.Quotas.Select(quota => quota.Pace is null ? quota.WithPace(fetchedAt) : quota)],
        Notes = report.Notes,
    };

    /// <summary>What was kept, for the account as it is set up now.</summary>
    public static ProviderUsage From(ProviderAccount account, ProviderUsage kept) => kept with
    {
        ProviderId = account.Provider.Id,
        ProviderName = account.Provider.Name,
        Account = account.Label,
        IsConfigured = true,
        AuthSource = account.AuthSource,
    };

    /// <summary>A failure: beside what was known before it, or alone.</summary>
    public static ProviderUsage From(ProviderAccount account, UsageError error, Snapshot? lastGood) =>
        lastGood is { Usage.IsAvailable: true }
            ? From(account, lastGood.Usage) with { IsStale = true, Error = error }
            : Empty(account) with { IsConfigured = true, Error = error, Description = WhereElse(account.Provider, error) };

    /// <summary>What to say of a key that the provider refused, and that is asked with no more.</summary>
    public static UsageError Refused(ProviderAccount account, Refusal refusal) => new(
        UsageErrorKind.InvalidKey,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{refusal.Message} (Refused on {refusal.RefusedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; {account.Id} isn't asked with this key again. {HowToChange(account)})"));

    private static string HowToChange(ProviderAccount account) => account.KeyVariable is { } variable
        ? $"Set another one in {variable}, or test this one again."
        : "Set another one in the configuration, or test this one again.";

    private static string? WhereElse(ProviderDescriptor provider, UsageError error) =>
        error.Kind is UsageErrorKind.Forbidden or UsageErrorKind.NotSupported ? $"{provider.Name} shows usage at {provider.Dashboard}." : null;

    private static ProviderUsage Empty(ProviderAccount account) => new()
    {
        ProviderId = account.Provider.Id,
        ProviderName = account.Provider.Name,
        Account = account.Label,
        IsAvailable = false,
        AuthSource = account.AuthSource,
    };
}
