using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions.Codex;

/// <summary>
/// Codex CLI's logs ("rollouts"): <c>sessions/YYYY/MM/DD/rollout-*.jsonl</c> and <c>archived_sessions</c> in <c>$CODEX_HOME</c>, else in <c>~/.codex</c>.
/// The folder: https://developers.openai.com/codex/config-advanced; the lines are those of the tool's own source (https://github.com/openai/codex, <c>codex-rs/protocol</c>).
/// </summary>
internal sealed class CodexReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "codex";

    /// <inheritdoc />
    public string Name => "Codex CLI";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://developers.openai.com/codex/config-advanced");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
    [
        .. (machine.List("CODEX_HOME") ?? [.. machine.InHome(".codex")])
            .SelectMany(home => new[] { Path.Combine(home, "sessions"), Path.Combine(home, "archived_sessions") })
            .Distinct(StringComparer.Ordinal),
    ];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "*.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new CodexParser(file, batch);

    /// <inheritdoc />
    public IReadOnlyList<QuotaWindow> Quotas(IReadOnlyList<byte[]> states, DateTimeOffset now) =>
        states.Select(state => CodexState.Restore(state).Limits).OfType<CodexLimits>().MaxBy(limits => limits.Time) is { } newest
            ? [.. newest.Windows.Select(window => Quota(window).WithPace(DateTimeOffset.FromUnixTimeMilliseconds(newest.Time))).Where(quota => quota.ResetsAt is null || quota.ResetsAt > now)]
            : [];

    private static QuotaWindow Quota(CodexWindow window) => new()
    {
        Name = window.Minutes switch
        {
            null => "limit",
            10080 => "weekly",
            var minutes when minutes % 1440 == 0 => $"{minutes / 1440}d",
            var minutes when minutes % 60 == 0 => $"{minutes / 60}h",
            var minutes => $"{minutes}min",
        },
        UsedPercent = window.UsedPercent,
        ResetsAt = window.ResetsAt is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        StartsAt = window is { ResetsAt: { } end, Minutes: { } length } ? DateTimeOffset.FromUnixTimeSeconds(end).AddMinutes(-length) : null,
    };
}
