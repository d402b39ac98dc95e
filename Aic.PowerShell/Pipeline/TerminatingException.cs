using System.Management.Automation;

namespace Aic.PowerShell.Pipeline;

/// <summary>Thrown by a cmdlet's body to end it with an error record of its own.</summary>
/// <param name="record">The error.</param>
internal sealed class TerminatingException(ErrorRecord record) : Exception(record.ToString())
{
    /// <summary>The error.</summary>
    public ErrorRecord Record => record;
}
