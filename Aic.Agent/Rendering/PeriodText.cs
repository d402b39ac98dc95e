using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Says a named period in words.</summary>
internal static class PeriodText
{
    /// <summary>The name in words.</summary>
    /// <param name="name">The period.</param>
    public static string Of(NamedPeriod name) => name switch
    {
        NamedPeriod.Today => "Today",
        NamedPeriod.Yesterday => "Yesterday",
        NamedPeriod.Last7Days => "Last 7 days",
        NamedPeriod.Last30Days => "Last 30 days",
        NamedPeriod.ThisMonth => "This month",
        NamedPeriod.LastMonth => "Last month",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such period."),
    };
}
