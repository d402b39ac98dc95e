using Aic.Core.Alerts;

namespace Aic.PowerShell;

/// <summary>A cmdlet about alerts that there are, given by id, by pattern or down the pipeline.</summary>
public abstract class AlertsCmdlet : AicCmdlet
{
    private protected static IReadOnlyList<Alert> Find(IReadOnlyList<string> ids, bool includesCleared) =>
        Tracker.GetAlerts(new AlertQuery { Ids = ids, IncludesCleared = includesCleared });

    /// <summary>The alerts of ids and patterns; for each id that is none's an error is written.</summary>
    private protected IEnumerable<Alert> FindEach(string[] ids, bool includesCleared)
    {
        foreach (string id in ids)
        {
            IReadOnlyList<Alert> found = [];
            try
            {
                found = Find([id], includesCleared);
            }
            catch (UnknownAlertException exception)
            {
                WriteError(Errors.UnknownAlert(exception));
            }

            foreach (Alert alert in found)
            {
                yield return alert;
            }
        }
    }
}
