using System.Net.Http.Headers;
using System.Reflection;

namespace Aic.Core.Http;

/// <summary>How requests introduce themselves: <c>AicTracker/0.5.0</c>.</summary>
internal static class UserAgent
{
    /// <summary>The header's value.</summary>
    public static readonly ProductInfoHeaderValue Value = new(
        "AicTracker",
        typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
}
