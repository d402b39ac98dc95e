namespace Aic.Core.Sessions.Records;

/// <summary>
/// Which of several records of one response is the truth. A response is written several times while it streams, with growing output, and copied into other files when
/// a session is resumed: the most complete record wins. The order is total, so that the winner doesn't depend on the order in which records are met.
/// </summary>
internal static class Precedence
{
    /// <summary>True when one record wins over another of the same response.</summary>
    public static bool Wins(in SessionRecord one, NameTable names, in SessionRecord other, NameTable otherNames)
    {
        int order = ((other.Traits & RecordTraits.Sidechain) - (one.Traits & RecordTraits.Sidechain)) switch
        {
            not 0 and int sidechain => sidechain,
            _ => one.Output.CompareTo(other.Output),
        };
        order = order != 0 ? order : (one.ContextTokens + one.WebSearches).CompareTo(other.ContextTokens + other.WebSearches);
        order = order != 0 ? order : one.CacheWrite1h.CompareTo(other.CacheWrite1h);
        order = order != 0 ? order : one.CacheRead.CompareTo(other.CacheRead);
        order = order != 0 ? order : one.Reasoning.CompareTo(other.Reasoning);

        // Of equals, the earliest: a copy is made later than what it copies.
        order = order != 0 ? order : other.Time.CompareTo(one.Time);
        order = order != 0 ? order : one.Traits.CompareTo(other.Traits);
        order = order != 0 ? order : one.Cost.CompareTo(other.Cost);
        return (order != 0 ? order : CompareNames(one, names, other, otherNames)) > 0;
    }

    private static int CompareNames(in SessionRecord one, NameTable names, in SessionRecord other, NameTable otherNames)
    {
        int order = otherNames[other.Session].SequenceCompareTo(names[one.Session]);
        order = order != 0 ? order : otherNames[other.Project].SequenceCompareTo(names[one.Project]);
        order = order != 0 ? order : otherNames[other.Model].SequenceCompareTo(names[one.Model]);
        return order != 0 ? order : otherNames[other.Vendor].SequenceCompareTo(names[one.Vendor]);
    }
}
