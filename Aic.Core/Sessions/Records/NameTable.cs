using System.IO.Hashing;
using System.Text;

namespace Aic.Core.Sessions.Records;

/// <summary>Names (models, sessions, projects) by number, each kept once, as UTF-8. Number 0 is the empty name.</summary>
internal sealed class NameTable
{
    private readonly List<byte[]> _names = [[]];
    private readonly Dictionary<byte[], int> _numbers = new(Utf8Comparer.Instance) { [[]] = 0 };
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public NameTable() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many there are.</summary>
    public int Count => _names.Count;

    /// <summary>The name of a number.</summary>
    public ReadOnlySpan<byte> this[int number] => _names[number];

    /// <summary>The name of a number as text; bytes that aren't UTF-8 become replacement characters.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(_names[number]);

    /// <summary>The same; null for the empty name.</summary>
    public string? TextOrNull(int number) => Text(number) is { Length: > 0 } text ? text : null;

    /// <summary>The number of a name, given now where it is new.</summary>
    public int Number(ReadOnlySpan<byte> name)
    {
        if (!_lookup.TryGetValue(name, out int number))
        {
            number = _names.Count;
            byte[] kept = name.ToArray();
            _names.Add(kept);
            _numbers.Add(kept, number);
        }

        return number;
    }

    /// <summary>Forgets all names but the empty one.</summary>
    public void Clear()
    {
        _names.RemoveRange(1, _names.Count - 1);
        _numbers.Clear();
        _numbers.Add(_names[0], 0);
    }

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)XxHash3.HashToUInt64(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
