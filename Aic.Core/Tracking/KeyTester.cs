using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Tracking;

/// <summary>Asks providers whether keys are good, and remembers what they say of them.</summary>
/// <param name="catalog">The providers.</param>
/// <param name="known">Memory and store.</param>
/// <param name="http">The pipeline, made when it is first needed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where causes go.</param>
internal sealed class KeyTester(ProviderSet catalog, KnownUsage known, Lazy<HttpPipeline> http, TimeProvider time, ILogger logger)
{
    /// <summary>The verdict on one account's key.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<AccountValidation> TestAsync(ProviderAccount account, CancellationToken cancellationToken)
    {
        if (account.Problem is { } problem)
        {
            return new AccountValidation(account, new KeyValidation(KeyStatus.Invalid, problem, []));
        }

        if (!account.IsConfigured)
        {
            return new AccountValidation(account, new KeyValidation(KeyStatus.Missing, account.Provider.SetupHint, []));
        }

        KeyValidation verdict = await AskAsync(account, cancellationToken).ConfigureAwait(false);
        Remember(account, verdict);
        return new AccountValidation(account, verdict);
    }

    private async Task<KeyValidation> AskAsync(ProviderAccount account, CancellationToken cancellationToken)
    {
        SecretText secrets = new(account);
        try
        {
            ProviderContext context = new(account, http, time, logger);
            KeyValidation verdict = await catalog.Of(account).ValidateAsync(context, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return verdict with { Message = secrets.Mask(verdict.Message) };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            TrackerLog.Failed(logger, account.Id, exception, secrets);
            return KeyVerdict.Of(secrets.Mask(ProviderFailure.From(exception, account.Provider)));
        }
    }

    private void Remember(ProviderAccount account, KeyValidation verdict)
    {
        switch (verdict.Status)
        {
            case KeyStatus.Valid or KeyStatus.Forbidden:
                known.ClearRefusal(account.Id, account.Identity());
                break;
            // What another credential of the account can read must still be read.
            case KeyStatus.Invalid when verdict.CanRead.Count == 0 && new SecretText(account).Exists:
                known.SaveRefusal(account.Id, account.Identity(), new Refusal(verdict.Message, time.GetUtcNow()));
                break;
        }
    }
}
