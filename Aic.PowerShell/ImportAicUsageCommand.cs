using System.Management.Automation;
using Aic.Core.Transfer;

namespace Aic.PowerShell;

/// <summary>Takes another machine's or a provider's export into the history, marked as imported.</summary>
[Cmdlet(VerbsData.Import, "AicUsage", SupportsShouldProcess = true)]
[OutputType(typeof(ImportResult))]
public sealed class ImportAicUsageCommand : AicCmdlet
{
    /// <summary>The files: CSV, JSON lines, Parquet, or a provider's own CSV.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FilePath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>A label for all accounts of the files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (string path in Path)
        {
            string file = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false);
            if (await ShouldProcessAsync(file, "Import usage").ConfigureAwait(false))
            {
                await ImportAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ImportAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            WriteObject(await Tracker.ImportAsync(file, Label, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is ImportException or IOException or UnauthorizedAccessException)
        {
            WriteError(Errors.NotImported(exception, file));
        }
    }
}
