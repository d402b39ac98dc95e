using System.Runtime.InteropServices;
using System.Text;

namespace Aic.Core.Sessions.Records;

/// <summary>Records of one file, each response once: of several records with the same key only the winner stays.</summary>
internal sealed class RecordBatch
{
    private readonly List<SessionRecord> _records = [];
    private readonly Dictionary<ResponseKey, int> _positions = [];

    /// <summary>The names that the records refer to.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Is told when a record is left out because the batch has its response already, with its time (Unix milliseconds); null when nobody wants to know.</summary>
    public Action<long>? LeftOut { get; init; }

    /// <summary>The records.</summary>
    public ReadOnlySpan<SessionRecord> Records => CollectionsMarshal.AsSpan(_records);

    /// <summary>Adds a record whose names are this batch's.</summary>
    public void Add(in SessionRecord record)
    {
        if (record.Key.Message == 0)
        {
            _records.Add(record);
            return;
        }

        ref int position = ref CollectionsMarshal.GetValueRefOrAddDefault(_positions, record.Key, out bool exists);
        if (!exists)
        {
            position = _records.Count;
            _records.Add(record);
        }
        else
        {
            LeftOut?.Invoke(record.Time);
            if (Precedence.Wins(record, Names, CollectionsMarshal.AsSpan(_records)[position], Names))
            {
                _records[position] = record;
            }
        }
    }

    /// <summary>The number of a name; null is the empty one.</summary>
    public int Name(string? name) => name is null ? 0 : Names.Number(Encoding.UTF8.GetBytes(name));

    /// <summary>Empties the batch, and keeps its room.</summary>
    public void Clear()
    {
        _records.Clear();
        _positions.Clear();
        Names.Clear();
    }
}
