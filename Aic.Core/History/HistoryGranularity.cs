using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>How long the buckets of a history are.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<HistoryGranularity>))]
public enum HistoryGranularity
{
    /// <summary>A day: of coding tools the user's, of providers the UTC day of the same date.</summary>
    Day,

    /// <summary>An hour, of those accounts that tell hours.</summary>
    Hour,

    /// <summary>A week from Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}
