using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>The forms in which usage is exported.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExportFormat>))]
public enum ExportFormat
{
    /// <summary>Comma-separated values with a header (RFC 4180), UTF-8: all columns of <see cref="UsageRecord"/>.</summary>
    Csv,

    /// <summary>One JSON object on each line: all fields of <see cref="UsageRecord"/>.</summary>
    JsonLines,

    /// <summary>
    /// Billed costs as the FinOps Open Cost and Usage Specification, version 1.2, names their columns (https://focus.finops.org/focus-specification/v1-2/), as CSV.
    /// </summary>
    Focus,

    /// <summary>
    /// Apache Parquet (https://parquet.apache.org/docs/file-format/): the columns of CSV, days as dates, money as decimals with 18 places.
    /// </summary>
    Parquet,
}
