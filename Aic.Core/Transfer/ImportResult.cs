namespace Aic.Core.Transfer;

/// <summary>What importing a file brought.</summary>
public sealed record ImportResult
{
    /// <summary>Rows in the file.</summary>
    public required int Records { get; init; }

    /// <summary>Those of them that are about something else, such as Azure's other services; they were passed over.</summary>
    public required int RecordsOfOthers { get; init; }

    /// <summary>The accounts that it is about.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>Days of accounts that the file tells.</summary>
    public required int DaysTotal { get; init; }

    /// <summary>Those of them that are new now, or other than an earlier import said.</summary>
    public required int DaysImported { get; init; }

    /// <summary>Those that the provider itself has told already, and that stay as it did.</summary>
    public required int DaysFetchedBefore { get; init; }

    /// <summary>Those that weren't over when the file was written, and were left out.</summary>
    public required int DaysUnfinished { get; init; }
}
