using System.Reflection;

namespace Aic.Core;

/// <summary>The version of AIC Tracker, as everything that prints one shows it.</summary>
public static class AicVersion
{
    /// <summary>The version, such as <c>0.5.0</c>.</summary>
    public static string Current { get; } =
        typeof(AicVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
