using System.Text;

namespace Aic.Core.Terminal;

/// <summary>
/// A whole screen that is drawn again and again: the terminal's alternate one, without a cursor. What was there before comes back at the end.
/// The sequences are those of xterm (<see href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html"/>), which all terminals in use share.
/// </summary>
/// <param name="write">Writes text as it is, at once.</param>
public sealed class LiveScreen(Action<string> write)
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Exit = "\e[?25h\e[?1049l";
    private const string Home = "\e[H";
    private const string ClearToEndOfLine = "\e[K";
    private const string ClearBelow = "\e[J";

    private readonly Lock _gate = new();
    private bool _isOn;

    /// <summary>Shows lines from the top, instead of what was shown. Each is as narrow as the terminal, and all of them fit in.</summary>
    /// <param name="lines">The lines.</param>
    public void Draw(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);

        // Written over line by line and never cleared as a whole, so that nothing flickers.
        StringBuilder text = new(Home);
        for (int i = 0; i < lines.Count; i++)
        {
            text.Append(lines[i]).Append(ClearToEndOfLine).Append(i < lines.Count - 1 ? "\r\n" : "");
        }

        text.Append(ClearBelow);
        lock (_gate)
        {
            write((_isOn ? "" : Enter) + text);
            _isOn = true;
        }
    }

    /// <summary>Gives the terminal back as it was. Once is enough, and more does no harm.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (_isOn)
            {
                _isOn = false;
                write(Exit);
            }
        }
    }
}
