using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>The option <c>--time-zone</c>: where days and hours are cut, and dates without an offset are.</summary>
internal static class TimeZoneOption
{
    /// <summary>Makes the option.</summary>
    public static Option<TimeZoneInfo?> Create() => new("--time-zone")
    {
        Description = "The time zone of days, hours and dates: an IANA name (Europe/Berlin), or one of Windows where the system knows those. Yours when left out.",
        HelpName = "name",
        CustomParser = Parse,
    };

    private static TimeZoneInfo? Parse(ArgumentResult argument)
    {
        string id = argument.Tokens[0].Value;
        if (ZonedTime.Find(id) is { } zone)
        {
            return zone;
        }

        argument.AddError($"There is no time zone \"{id}\". Use a name such as Europe/Berlin, America/New_York or UTC.");
        return null;
    }
}
