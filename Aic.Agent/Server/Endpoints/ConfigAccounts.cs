using Aic.Agent.Server.Board;
using Aic.Agent.Server.Problems;
using Aic.Core;

namespace Aic.Agent.Server.Endpoints;

/// <summary>Finds the account that an address names.</summary>
internal static class ConfigAccounts
{
    /// <summary>The account of an id and what is known of it; null when there is none.</summary>
    /// <param name="parts">What the agent is made of.</param>
    /// <param name="id">The id.</param>
    public static AccountUsage? Find(AgentParts parts, string id) =>
        parts.Board.GetKnown(PeriodChoice.Default, isConfiguredOnly: false)
            .FirstOrDefault(known => string.Equals(known.Account.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses an address whose provider there isn't. A further account of one there is may be about to be added.</summary>
    /// <param name="parts">What the agent is made of.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="ProblemException">There is no such provider.</exception>
    public static void Require(AgentParts parts, string id)
    {
        string provider = id.Split('@')[0];
        if (!parts.Options.Tracker.Catalog.Any(known => string.Equals(known.Descriptor.Id, provider, StringComparison.OrdinalIgnoreCase)))
        {
            throw Unknown(parts, id);
        }
    }

    /// <summary>The problem of an account that there isn't.</summary>
    /// <param name="parts">What the agent is made of.</param>
    /// <param name="id">The id.</param>
    public static Exception Unknown(AgentParts parts, string id) =>
        new UnknownAccountException(id, [.. parts.Tracker.GetAccounts().Select(account => account.Id)]);
}
