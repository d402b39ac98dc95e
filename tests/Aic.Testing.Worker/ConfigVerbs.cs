using System.Text.Json;
using Aic.Core.Configuration;

namespace Aic.Testing.Worker;

/// <summary>Writes to <c>agent.json</c> in a folder.</summary>
internal static class ConfigVerbs
{
    private static readonly string Filler = new('x', 200_000);

    /// <summary>Adds one account.</summary>
    public static void Write(string folder, string account) =>
        Open(folder).Update(config => config with
        {
            Providers = config.Providers.Append(new(account, new ProviderConfig { ApiKey = $"made-up-{account}" })).ToDictionary(),
        });

    /// <summary>Writes 200 kB.</summary>
    public static void WriteBig(string folder) => Open(folder).Update(config => Numbered(config, 1));

    /// <summary>Counts up from the file's number, one write after the other, until killed. Says "writing" once it is at full speed.</summary>
    public static void WriteForever(string folder)
    {
        ConfigFile file = Open(folder);
        file.Update(config => Numbered(config, config.CacheTtlSeconds + 1));
        Console.WriteLine("writing");
        while (true)
        {
            file.Update(config => Numbered(config, config.CacheTtlSeconds + 1));
        }
    }

    // The number stands before and after a long text, so a file that mixes two writes shows.
    private static AgentConfig Numbered(AgentConfig config, int number) => config with
    {
        CacheTtlSeconds = number,
        Unknown = new Dictionary<string, JsonElement>
        {
            ["filler"] = JsonElement.Parse($"\"{Filler}\""),
            ["number"] = JsonElement.Parse($"{number}"),
        },
    };

    private static ConfigFile Open(string folder) => new(Path.Combine(folder, "agent.json"));
}
