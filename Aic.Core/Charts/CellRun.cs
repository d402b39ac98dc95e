using System.Text;
using Aic.Core.Terminal;
using Spectre.Console;

namespace Aic.Core.Charts;

/// <summary>Puts characters together to cells, neighbours of one look to one.</summary>
internal sealed class CellRun
{
    private readonly List<Cell> _cells = [];
    private readonly StringBuilder _text = new();
    private Style? _look;

    /// <summary>Adds a character.</summary>
    /// <param name="glyph">The character.</param>
    /// <param name="count">How often.</param>
    /// <param name="look">Its look.</param>
    public void Add(char glyph, int count, Style? look)
    {
        // A blank looks the same in each colour, unless there is one behind it.
        bool isAnyLook = glyph == ' ' && (_look?.Background ?? Color.Default) == Color.Default;
        if (count > 0 && !isAnyLook && !Equals(look, _look))
        {
            Flush();
            _look = look;
        }

        _text.Append(glyph, count);
    }

    /// <summary>The cells.</summary>
    public IReadOnlyList<Cell> ToCells()
    {
        Flush();
        return _cells;
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _cells.Add(new Cell(_text.ToString(), _look));
            _text.Clear();
        }
    }
}
