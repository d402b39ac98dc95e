using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>The wire form, kept compact: on one line, without nulls.</summary>
internal static class StoreJson
{
    /// <summary>How the store writes and reads JSON.</summary>
    public static UsageJson Compact { get; } = new(new JsonSerializerOptions(UsageJson.Default.Options)
    {
        WriteIndented = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
