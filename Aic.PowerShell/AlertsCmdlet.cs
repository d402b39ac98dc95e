using Aic.Core.Alerts;

namespace Aic.PowerShell;

/// <summary>A cmdlet about alerts that there are, given by id, by pattern or down the pipeline.</summary>
public abstract class AlertsCmdlet : AicCmdlet
{
    private protected static IReadOnlyList<Alert> Find(AlertQuery query) => Tracker.GetAlerts(query);

    /// <summary>The alerts of ids and patterns; for each id that is none's an error is written.</summary>
    private protected IEnumerable<Alert> FindEach(string[] ids, AlertQuery query)
    {
        foreach (string id in ids)
        {
            IReadOnlyList<Alert> found = [];
            try
            {
                found = Find(query with { Ids = [id] });
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
