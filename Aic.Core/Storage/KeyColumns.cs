namespace Aic.Core.Storage;

/// <summary>The columns that a <see cref="UsageKey"/> is kept in.</summary>
internal static class KeyColumns
{
    /// <summary>The condition that finds a key's row.</summary>
    public const string Match = "account_id = $account AND identity = $identity AND period_start = $start AND period_end = $end";

    /// <summary>A key's values, and others after them.</summary>
    public static (string Name, object? Value)[] Values(UsageKey key, params ReadOnlySpan<(string Name, object? Value)> others) =>
    [
        ("$account", key.AccountId),
        ("$identity", key.Identity),
        ("$start", key.Period.Start.ToText()),
        ("$end", key.Period.End.ToText()),
        .. others,
    ];
}
