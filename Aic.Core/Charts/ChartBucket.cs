namespace Aic.Core.Charts;

/// <summary>A column of a chart: a day, a week or a month.</summary>
/// <param name="Start">Its start, with the time zone's offset.</param>
/// <param name="End">Its end (exclusive).</param>
public sealed record ChartBucket(DateTimeOffset Start, DateTimeOffset End);
