namespace Aic.Testing.Worker;

/// <summary>What the worker can do.</summary>
internal static class Verbs
{
    public static IReadOnlyDictionary<string, Action<string[]>> All { get; } = new Dictionary<string, Action<string[]>>
    {
        ["alerts-tell"] = arguments => AlertVerbs.TellForever(arguments[0], arguments[1]),
        ["config-write"] = arguments => ConfigVerbs.Write(arguments[0], arguments[1]),
        ["config-write-big"] = arguments => ConfigVerbs.WriteBig(arguments[0]),
        ["config-write-forever"] = arguments => ConfigVerbs.WriteForever(arguments[0]),
        ["serve"] = AgentVerbs.Serve,
        ["claim-agent"] = arguments => AgentVerbs.Claim(arguments[0]),
        ["read-token"] = arguments => AgentVerbs.ReadToken(arguments[0]),
        ["usage"] = arguments => UsageVerbs.Ask(arguments[0], arguments[1], refresh: false),
        ["usage-refresh"] = arguments => UsageVerbs.Ask(arguments[0], arguments[1], refresh: true),
        ["usage-sessions"] = arguments => UsageVerbs.AskSessions(arguments[0]),
        ["usage-fetch-forever"] = arguments => UsageVerbs.FetchForever(arguments[0], arguments[1]),
    };
}
