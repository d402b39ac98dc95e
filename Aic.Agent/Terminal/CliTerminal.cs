using System.Text;

namespace Aic.Agent.Terminal;

/// <summary>The terminal, or the files and pipes, that the command line reads from and writes to.</summary>
internal sealed class CliTerminal
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, warnings and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Waits until something, if only its end, can be read from standard input; false when that takes longer than it is given.</summary>
    public Func<TimeSpan, bool> WaitForInput { get; init; } = _ => true;

    /// <summary>True when standard input is a terminal, so that nothing comes from it unless a person types.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>True when a person can be asked: standard input and standard error are a terminal.</summary>
    public bool CanAsk { get; init; }

    /// <summary>True when a person watches standard error, so that progress is of use.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The width of the terminal that shows results, in characters; null when they go to a file or a pipe, where no line is too long.</summary>
    public int? Width { get; init; }

    /// <summary>True when the results' reader understands colours. The user may still say no.</summary>
    public bool HasColor { get; init; }

    /// <summary>True when characters outside of ASCII can be shown.</summary>
    public bool IsUnicode { get; init; } = true;

    /// <summary>True when results go to a terminal that can be written over: it understands control sequences.</summary>
    public bool IsLive { get; init; }

    /// <summary>Starts to watch whether results still have a reader, and does something when not.</summary>
    public Action<Action> WatchReader { get; init; } = _ => { };

    /// <summary>Tells how wide and how high the terminal that shows results is at the moment, in characters.</summary>
    public Func<(int Width, int Height)> ReadSize { get; init; } = () => (80, 24);

    /// <summary>Writes an error or a warning as a line of its own, past whatever progress is shown.</summary>
    public Action<string> WriteErrorLine
    {
        get => field ?? Error.WriteLine;
        set;
    }

    /// <summary>What can be shown where results go.</summary>
    /// <param name="noColor">True when the user wants no colours.</param>
    public TerminalLook Look(bool noColor) => new(Width, HasColor && !noColor, IsUnicode);

    /// <summary>The terminal of this process.</summary>
    public static CliTerminal ForThisProcess()
    {
        TerminalFeatures features = TerminalFeatures.Detect(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());
        bool isOutputTerminal = !Console.IsOutputRedirected;
        bool isErrorTerminal = !Console.IsErrorRedirected;
        if (OperatingSystem.IsWindows() && (isOutputTerminal || isErrorTerminal))
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return new CliTerminal
        {
            Out = Writer(Console.OpenStandardOutput(), features.IsUnicode, autoFlush: false),
            Error = Writer(Console.OpenStandardError(), features.IsUnicode, autoFlush: true),
            OpenInput = Console.OpenStandardInput,
            WaitForInput = StandardInput.Wait,
            IsInputTerminal = !Console.IsInputRedirected,
            CanAsk = !Console.IsInputRedirected && isErrorTerminal,
            ShowsProgress = isErrorTerminal && features.HasAnsi,
            Width = isOutputTerminal ? TerminalWidth() : null,
            HasColor = isOutputTerminal && features.HasColor,
            IsLive = isOutputTerminal && features.HasAnsi,
            ReadSize = () => (TerminalWidth(), TerminalHeight()),
            WatchReader = StandardOutput.WatchReader,
            IsUnicode = features.IsUnicode,
        };
    }

    private static TextWriter Writer(Stream stream, bool isUnicode, bool autoFlush)
    {
        StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024)
        {
            AutoFlush = autoFlush,
            NewLine = Environment.NewLine,
        };
        return isUnicode ? writer : new AsciiWriter(writer);
    }

    /// <summary>A terminal that doesn't tell its size (a serial line, some editors) has the classic eighty columns and twenty-four lines.</summary>
    private static int TerminalWidth() => SizeOf(() => Console.WindowWidth, 80);

    private static int TerminalHeight() => SizeOf(() => Console.WindowHeight, 24);

    private static int SizeOf(Func<int> read, int classic)
    {
        try
        {
            return read() is > 0 and int size ? size : classic;
        }
        catch (IOException)
        {
            return classic;
        }
    }
}
