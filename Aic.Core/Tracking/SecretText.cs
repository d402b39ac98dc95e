using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>The last guard before people and logs: takes an account's secrets out of texts that come from elsewhere.</summary>
/// <param name="account">The account.</param>
internal sealed class SecretText(ProviderAccount account)
{
    private const string Dots = "••••";

    // Shorter ones are no keys, and replacing them would garble words.
    private const int ShortestSecret = 4;

    private readonly string[] _secrets =
    [
        .. Secrets(account)
            .Where(secret => secret.Length >= ShortestSecret)
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length),
    ];

    /// <summary>True when the account has a secret of its own, and doesn't borrow its credential from a login elsewhere on this machine.</summary>
    public bool Exists => Secrets(account).Any();

    /// <summary>A text without the account's secrets.</summary>
    public string Mask(string text)
    {
        foreach (string secret in _secrets)
        {
            text = text.Replace(secret, Dots, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>An error without the account's secrets.</summary>
    public UsageError Mask(UsageError error) => error with { Message = Mask(error.Message) };

    /// <summary>A report without the account's secrets.</summary>
    public ProviderReport Mask(ProviderReport report) => report with
    {
        Description = report.Description is null ? null : Mask(report.Description),
        Error = report.Error is null ? null : Mask(report.Error),
        Notes = [.. report.Notes.Select(Mask)],
    };

    private static IEnumerable<string> Secrets(ProviderAccount account) =>
        account.Provider.Settings
            .Where(setting => setting.IsSecret)
            .Select(setting => account.Setting(setting.Name))
            .Prepend(account.Key?.Reveal())
            .OfType<string>();
}
