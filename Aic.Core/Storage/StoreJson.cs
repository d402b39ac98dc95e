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

    /// <summary>An error that was kept; null where a newer version wrote what this one can't read.</summary>
    public static UsageError? ReadError(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Compact.UsageError);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
