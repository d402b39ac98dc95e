using Aic.Agent.Terminal;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>Says on standard error what failed, and makes the exit code of it.</summary>
internal static class Verdict
{
    /// <summary>
    /// Tells. A provider that isn't set up, or offers nothing to read, is no failure;
    /// a name that the user gave and of which no account is set up is one.
    /// </summary>
    /// <param name="terminal">Where to tell.</param>
    /// <param name="usages">The answers.</param>
    /// <param name="names">The names and patterns that the user gave.</param>
    /// <returns>The exit code.</returns>
    public static int Tell(CliTerminal terminal, IReadOnlyList<ProviderUsage> usages, IReadOnlyList<string> names)
    {
        List<string> failures =
        [
            .. usages
                .Where(usage => usage.Error is { Kind: not (UsageErrorKind.MissingKey or UsageErrorKind.NotSupported) })
                .Select(usage => $"{usage.AccountId}: {usage.Error!.Message}"),
            .. AccountNames.WithoutKey(names.Distinct(StringComparer.OrdinalIgnoreCase), [.. usages.Where(usage => usage.IsConfigured).Select(usage => usage.AccountId)])
                .Select(name => $"{name}: {ReasonOf(usages.FirstOrDefault(usage => AccountNames.IsNameOf(name, usage.AccountId)))}"),
        ];
        failures.ForEach(failure => terminal.WriteErrorLine(PlainText.Of($"aic: {failure}")));
        return failures.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static string ReasonOf(ProviderUsage? usage) =>
        usage?.Error?.Message ?? usage?.Description ?? "It isn't set up. What to set: aic providers list";
}
