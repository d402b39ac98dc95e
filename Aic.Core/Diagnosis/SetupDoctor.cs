using System.Runtime.CompilerServices;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Core.Providers;
using Aic.Core.Sessions;

namespace Aic.Core.Diagnosis;

/// <summary>
/// Looks at everything that numbers depend on: what was looked for, what was found, what can be read, what is skipped and why.
/// It changes nothing, and no provider is asked unless that is wanted; an agent of this machine is asked how it is.
/// </summary>
/// <param name="options">What to look at; the defaults are the real machine.</param>
/// <param name="findExecutable">Finds what is run to start an agent; throws <see cref="AgentException"/> where there is none.</param>
public sealed class SetupDoctor(UsageTrackerOptions options, Func<AgentExecutable> findExecutable)
{
    /// <summary>Looks, and tells each result as soon as it is known. Nothing that is wrong is an exception.</summary>
    /// <param name="isOnline">True asks the providers whether the keys are good.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<SetupCheck> RunAsync(bool isOnline, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return ProgramCheck.Run(options.GetVariable);
        (AicPaths? paths, SetupCheck? unknown) = FindPaths();
        if (unknown is not null)
        {
            yield return unknown;
        }

        AgentConfig config = new();
        if (paths is not null)
        {
            ConfigCheck file = new(paths.ConfigFile, options);
            foreach (SetupCheck check in file.Run())
            {
                yield return check;
            }

            config = file.Config;
            foreach (SetupCheck check in StoreCheck.Run(paths).Concat(PricesCheck.Run(paths, config, options.Time)))
            {
                yield return check;
            }

            yield return await new AgentCheck(paths, options.GetVariable, findExecutable).RunAsync(config.AutoStart, cancellationToken).ConfigureAwait(false);
            using AlertChannels channels = new(options.GetVariable, options.Time, options.Logger);
            foreach (AlertChannelConfig channel in config.Alerts.Channels)
            {
                yield return ChannelCheck.Run(channels, channel);
            }
        }

        IReadOnlyList<ProviderAccount> accounts = AccountResolver.Resolve(config, options.GetVariable, options.Catalog);
        foreach (ProviderAccount account in accounts.Where(account => account.Provider.Source != UsageSource.Sessions))
        {
            yield return new AccountCheck(account, config, options.GetVariable).Run();
        }

        ToolCheck tools = new(new SessionMachine(options.GetVariable), paths, options);
        foreach (ProviderAccount account in accounts.Where(account => account.Provider.Source == UsageSource.Sessions))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return tools.Run(account);
        }

        if (isOnline && paths is not null)
        {
            await foreach (SetupCheck check in AskAsync(config, accounts, cancellationToken).ConfigureAwait(false))
            {
                yield return check;
            }
        }
    }

    private (AicPaths? Paths, SetupCheck? Unknown) FindPaths()
    {
        try
        {
            return (options.Paths ?? AicPaths.FromEnvironment(options.GetVariable), null);
        }
        catch (ConfigException exception)
        {
            return (null, new SetupCheck(CheckStatus.Error, "config", "folder", exception.Message) { WhatToDo = "Set the variable that the message names, or AIC_CONFIG_DIR." });
        }
    }

    private async IAsyncEnumerable<SetupCheck> AskAsync(AgentConfig config, IReadOnlyList<ProviderAccount> accounts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] asked = [.. accounts
            .Where(account => account is { IsEnabled: true, IsConfigured: true, Problem: null } && account.Provider.Source != UsageSource.Sessions)
            .Select(account => account.Id)];
        if (asked.Length == 0)
        {
            yield break;
        }

        // The configuration that was looked at, even where the file is broken: then it is the environment's accounts alone.
        using UsageTracker tracker = new(options with { ReadConfig = () => config });
        await foreach (AccountValidation answer in tracker.ValidateAsync(asked, cancellationToken).ConfigureAwait(false))
        {
            if (asked.Contains(answer.Account.Id))
            {
                yield return AccountCheck.Of(answer);
            }
        }
    }
}
