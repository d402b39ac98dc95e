using System.Text;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>Reads a packed chunk row by row, without making an object for each: a year of twenty accounts is hundreds of thousands of rows.</summary>
internal ref struct HistoryReader
{
    private PackedReader _input;
    private ulong _left;
    private int _unit;

    /// <summary>Reads a chunk's head.</summary>
    /// <param name="data">The packed chunk.</param>
    /// <exception cref="FormatException">It is of a form that this version doesn't know, or broken.</exception>
    public HistoryReader(ReadOnlySpan<byte> data)
    {
        _input = new PackedReader(data);
        if (_input.ReadByte() != HistoryCodec.Version)
        {
            throw new FormatException("Packed history has a form that this version doesn't know.");
        }

        Units = new HistoryUnit[checked((int)_input.Read())];
        for (int unit = 0; unit < Units.Length; unit++)
        {
            ulong state = _input.Read();
            Units[unit] = new HistoryUnit((long)(state >> 1), (state & 1) != 0);
        }

        Names = new string[checked((int)_input.Read()) + 1];
        Names[0] = "";
        for (int name = 1; name < Names.Length; name++)
        {
            Names[name] = Encoding.UTF8.GetString(_input.ReadBytes());
        }

        _left = _input.Read();
    }

    /// <summary>What is known of each unit.</summary>
    public HistoryUnit[] Units { get; }

    /// <summary>The names; the first is empty and stands for none.</summary>
    public string[] Names { get; }

    /// <summary>The quantities of the row that was read last.</summary>
    public UsageQuantity[] Quantities { get; private set; } = [];

    /// <summary>Reads the next row; false when there is none.</summary>
    public bool Read(ref HistoryValues row)
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        row.Fields = (HistoryFields)_input.Read();
        _unit += (int)_input.Read();
        row.Unit = _unit < Units.Length ? _unit : throw Broken();
        row.Model = Name();
        row.Item = Name();
        row.Requests = row.Has(HistoryFields.Requests) ? _input.ReadSigned() : 0;
        row.Input = row.Has(HistoryFields.Input) ? _input.ReadSigned() : 0;
        row.Output = row.Has(HistoryFields.Output) ? _input.ReadSigned() : 0;
        row.CacheRead = row.Has(HistoryFields.CacheRead) ? _input.ReadSigned() : 0;
        row.CacheWrite = row.Has(HistoryFields.CacheWrite) ? _input.ReadSigned() : 0;
        row.CacheWrite1h = row.Has(HistoryFields.CacheWrite1h) ? _input.ReadSigned() : 0;
        row.CostUsd = row.Has(HistoryFields.CostUsd) ? _input.ReadDecimal() : 0;
        row.Currency = row.Has(HistoryFields.CostOther) ? Name() : 0;
        row.CostOther = row.Has(HistoryFields.CostOther) ? _input.ReadDecimal() : 0;
        Quantities = row.Has(HistoryFields.Quantities) ? ReadQuantities() : [];
        return true;
    }

    private UsageQuantity[] ReadQuantities()
    {
        UsageQuantity[] quantities = new UsageQuantity[checked((int)_input.Read())];
        for (int i = 0; i < quantities.Length; i++)
        {
            quantities[i] = new UsageQuantity(Names[Name()], _input.ReadDecimal());
        }

        return quantities;
    }

    private int Name() => _input.Read() is ulong name && name < (ulong)Names.Length ? (int)name : throw Broken();

    private static FormatException Broken() => new("Packed history is broken.");
}
