using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Periods that have a name. Their days are the user's, in the user's time zone.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NamedPeriod>))]
public enum NamedPeriod
{
    /// <summary>From midnight to midnight, today.</summary>
    Today,

    /// <summary>The day before today.</summary>
    Yesterday,

    /// <summary>Today and the six days before it.</summary>
    Last7Days,

    /// <summary>Today and the twenty-nine days before it.</summary>
    Last30Days,

    /// <summary>The calendar month that today is in, as a whole.</summary>
    ThisMonth,

    /// <summary>The calendar month before this one.</summary>
    LastMonth,
}
