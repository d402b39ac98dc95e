using System.Text.Json;
using Aic.Core.Configuration;

namespace Aic.Core.Lifecycle;

/// <summary>Reads what an agent says of itself. What is there may be stale, torn by a person's hand or not there at all; none of it is an error.</summary>
internal static class InstanceFile
{
    /// <summary>What the file says; null when there is none, or nothing can be made of it.</summary>
    public static AgentRecord? Read(AicPaths paths)
    {
        try
        {
            AgentRecord? record = JsonSerializer.Deserialize(AtomicFile.Read(paths.InstanceFile), LifecycleJson.Default.AgentRecord);
            return record is { ProcessStart: not null, Urls: not null, Version: not null } ? record : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
