using System.Runtime.InteropServices;

namespace Aic.Core.Sessions.Records;

/// <summary>Records of messages that were met more than once, and which of them stand for a response.</summary>
internal sealed class Copies
{
    private readonly Dictionary<ulong, List<SessionRecord>> _byMessage = [];

    /// <summary>The names that the records refer to.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Adds a record that has a key.</summary>
    public void Add(in SessionRecord record)
    {
        List<SessionRecord> records = CollectionsMarshal.GetValueRefOrAddDefault(_byMessage, record.Key.Message, out _) ??= [];
        foreach (ref SessionRecord other in CollectionsMarshal.AsSpan(records))
        {
            if (other.Key.Request == record.Key.Request)
            {
                if (Precedence.Wins(record, Names, other, Names))
                {
                    other = record;
                }

                return;
            }
        }

        records.Add(record);
    }

    /// <summary>
    /// Hands on what stands for a response. Where records of one message came with different requests, those of the main conversation stand for themselves;
    /// a line without a request, and what side conversations repeat under new ones, is a copy where there is a better one.
    /// </summary>
    public void ForEachWinner(ResponseVisitor visit)
    {
        foreach (List<SessionRecord> records in _byMessage.Values)
        {
            ReadOnlySpan<SessionRecord> span = CollectionsMarshal.AsSpan(records);
            int best = Best(span);
            for (int i = 0; i < span.Length; i++)
            {
                if (i == best || Rank(span[i]) == 0)
                {
                    visit(span[i]);
                }
            }
        }
    }

    private int Best(ReadOnlySpan<SessionRecord> records)
    {
        int best = 0;
        for (int i = 1; i < records.Length; i++)
        {
            int order = Rank(records[i]).CompareTo(Rank(records[best]));
            if (order < 0 || (order == 0 && Precedence.Wins(records[i], Names, records[best], Names)))
            {
                best = i;
            }
        }

        return best;
    }

    private static int Rank(in SessionRecord record) =>
        record.Traits.HasFlag(RecordTraits.Sidechain) ? 2 : record.Key.Request == 0 ? 1 : 0;
}
