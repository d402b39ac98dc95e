using System.Management.Automation;
using Aic.Core.Usage;

namespace Aic.PowerShell.Completion;

/// <summary>Takes the name of a time zone where a parameter wants the time zone: an IANA name, or one of Windows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject item ? item.BaseObject : inputData) switch
        {
            string id => ZonedTime.Find(id) ?? throw new ArgumentTransformationMetadataException(
                $"There is no time zone \"{id}\". Use a name such as Europe/Berlin, America/New_York or UTC; Get-TimeZone -ListAvailable shows all."),
            var other => other,
        };
}
