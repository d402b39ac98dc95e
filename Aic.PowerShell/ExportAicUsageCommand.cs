using System.Management.Automation;
using Aic.Core;
using Aic.Core.Providers;
using Aic.Core.Transfer;

namespace Aic.PowerShell;

/// <summary>Exports what is kept, day by day: as CSV, JSON lines, FOCUS or Parquet.</summary>
[Cmdlet(VerbsData.Export, "AicUsage", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAicUsageCommand : PeriodCmdlet
{
    // A field of the enum's own type couldn't be laid out before the library is found (see LibraryResolver).
    private int _format = (int)ExportFormat.Csv;

    /// <summary>The file; one that is there is replaced.</summary>
    [Parameter(Mandatory = true)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The form.</summary>
    [Parameter]
    public ExportFormat Format
    {
        get => (ExportFormat)_format;
        set => _format = (int)value;
    }

    /// <summary>Writes the file's object.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        // PowerShell's current folder isn't the process's.
        string file = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path)).ConfigureAwait(false);
        if (!await ShouldProcessAsync(file, "Export usage").ConfigureAwait(false))
        {
            return;
        }

        try
        {
            ExportQuery query = new() { Accounts = names, Period = AskedPeriod(TimeProvider.System) };
            int records = await Tracker.ExportAsync(query, Format, file, cancellationToken).ConfigureAwait(false);
            WriteVerbose(FormattableString.Invariant($"{records} rows are in {file}."));
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
        catch (UnknownAccountException exception)
        {
            WriteError(Errors.UnknownProvider(exception.Account, exception.Known));
        }
        catch (ProviderException exception)
        {
            WriteError(Errors.SessionsUnreadable(exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(Errors.NotExported(exception, file));
        }
    }
}
