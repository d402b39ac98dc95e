using System.Text;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>Arguments as one command line, so that a program finds them again as they were (CommandLineToArgvW's rules, learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw).</summary>
internal static class WindowsCommandLine
{
    /// <summary>Joins arguments.</summary>
    /// <param name="arguments">The arguments; for a whole command line the program comes first. A path holds no quotes, so the rules for it are the same.</param>
    public static string Join(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.AsSpan().IndexOfAny(" \t\n\v\"") < 0)
        {
            return argument;
        }

        StringBuilder quoted = new("\"");
        int backslashes = 0;
        foreach (char character in argument)
        {
            // Backslashes count double before a quote, and for themselves elsewhere.
            quoted.Append('\\', character == '"' ? backslashes + 1 : 0).Append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
