using System.Text;

namespace Aic.Agent.Terminal;

/// <summary>Asks for a key at the terminal without showing what is typed.</summary>
internal static class SecretPrompt
{
    /// <summary>Asks.</summary>
    /// <param name="terminal">The terminal; the question goes to standard error, so that standard output stays clean.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops waiting for an answer.</param>
    public static async Task<string> AskAsync(CliTerminal terminal, string question, CancellationToken cancellationToken)
    {
        terminal.Error.Write($"{question}: ");
        try
        {
            // Reading a key can't be cancelled; the thread that waits for one ends with the process.
            return await Task.Run(ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        }
        finally
        {
            terminal.Error.WriteLine();
        }
    }

    private static string ReadLine()
    {
        StringBuilder text = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return text.ToString();
                case ConsoleKey.Backspace:
                    text.Length = Math.Max(0, text.Length - 1);
                    break;
                case ConsoleKey.U when key.Modifiers == ConsoleModifiers.Control:
                    text.Clear();
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control:
                    return text.ToString();
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        text.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
