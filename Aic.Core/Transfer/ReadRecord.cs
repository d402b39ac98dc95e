using Aic.Core.Transfer.ProviderFiles;

namespace Aic.Core.Transfer;

/// <summary>What was read of a line.</summary>
/// <param name="Line">The line, from 1; of a Parquet file the row.</param>
/// <param name="Record">The record; null for a line about something else.</param>
/// <param name="File">The provider's own file that it stands in; null for an export of this program.</param>
internal readonly record struct ReadRecord(int Line, UsageRecord? Record, ProviderCsv? File = null);
