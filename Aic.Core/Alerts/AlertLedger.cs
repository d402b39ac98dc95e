namespace Aic.Core.Alerts;

/// <summary>Decides what becomes of alerts. A function of the alerts there are and of facts, so that it can be asked twice.</summary>
internal static class AlertLedger
{
    /// <summary>How long alerts that are over are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>What becomes of alerts.</summary>
    /// <param name="known">The alerts of the store: the active ones, and those that were cleared.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="rules">The rules; an active alert of a kind without a rule is cleared.</param>
    public static IReadOnlyList<AlertChange> Decide(IReadOnlyList<KnownAlert> known, AlertFacts facts, IReadOnlyList<IAlertRule> rules)
    {
        List<AlertChange> changes = [];
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (IAlertRule rule in rules)
        {
            foreach (AlertFinding finding in rule.Find(facts))
            {
                KnownAlert? alert = Match(known, finding.Cause, rule, facts);
                if (found.Add(alert?.Alert.Id ?? finding.Cause.ToId()))
                {
                    changes.AddRange(Of(alert, finding, facts.Now));
                }
            }
        }

        foreach (KnownAlert alert in known.Where(alert => alert.IsActive && !found.Contains(alert.Alert.Id)))
        {
            if (rules.FirstOrDefault(rule => rule.Kind == alert.Cause.Kind) is not { } rule || rule.IsOver(alert, facts))
            {
                changes.Add(new AlertChange(AlertChangeKind.Cleared, alert with { Alert = alert.Alert with { ClearedAt = facts.Now } }));
            }
            else if (Resumed(alert, facts.Now) is { } resumed)
            {
                changes.Add(resumed);
            }
        }

        return changes;
    }

    private static KnownAlert? Match(IReadOnlyList<KnownAlert> known, AlertCause cause, IAlertRule rule, AlertFacts facts)
    {
        string id = cause.ToId();
        return known.Where(alert => alert.Alert.Id == id || (alert.Cause.IsAbout(cause) && rule.IsSame(alert, cause, facts))).MinBy(alert => alert.IsActive ? 0 : 1);
    }

    private static IEnumerable<AlertChange> Of(KnownAlert? alert, AlertFinding finding, DateTimeOffset now)
    {
        if (alert is not { IsActive: true } && !finding.Raises)
        {
            return [];
        }

        if (alert is null)
        {
            return [new AlertChange(AlertChangeKind.Raised, New(finding, now))];
        }

        bool isWorse = finding.Severity > alert.Alert.Severity;
        KnownAlert then = isWorse
            ? new KnownAlert(finding.Cause, alert.Alert with { Severity = finding.Severity, Title = finding.Title, Message = finding.Message })
            : alert with { Cause = finding.Cause };
        if (!alert.IsActive)
        {
            KnownAlert again = then with { Alert = then.Alert with { ClearedAt = null, SnoozedUntil = null } };
            return [new AlertChange(isWorse ? AlertChangeKind.Worsened : AlertChangeKind.Reopened, again)];
        }

        return isWorse ? [new AlertChange(AlertChangeKind.Worsened, then)]
            : Resumed(then, now) is { } resumed ? [resumed]
            : then.Cause != alert.Cause ? [new AlertChange(AlertChangeKind.Moved, then)]
            : [];
    }

    private static AlertChange? Resumed(KnownAlert alert, DateTimeOffset now) => alert.Alert.SnoozedUntil <= now
        ? new AlertChange(AlertChangeKind.Resumed, alert with { Alert = alert.Alert with { SnoozedUntil = null } })
        : null;

    private static KnownAlert New(AlertFinding finding, DateTimeOffset now) => new(finding.Cause, new Alert
    {
        Id = finding.Cause.ToId(),
        Kind = finding.Cause.Kind,
        Severity = finding.Severity,
        Subject = finding.Cause.Subject,
        Title = finding.Title,
        Message = finding.Message,
        RaisedAt = now.ToUniversalTime(),
    });
}
