using System.Collections;
using System.Diagnostics;
using System.Text.Json;

namespace Aic.Testing.Worker;

/// <summary>Plays a program that a channel of alerts runs.</summary>
internal static class CommandVerbs
{
    /// <summary>Does what the first argument says; the second is a file to write to.</summary>
    public static int Run(string[] arguments)
    {
        switch (arguments[0])
        {
            case "record":
                Record(arguments[1], arguments[2..]);
                return 0;
            case "fail":
                Console.Error.WriteLine("the pager is off; token sk-made-up-0123456789abcdef was refused");
                return 3;
            case "flood":
                Console.Out.Write(new string('x', 5_000_000));
                Console.Error.Write(string.Concat(Enumerable.Repeat("there is no room ", 300_000)));
                return 1;
            case "hang":
                using (Process child = StartSelf("sleep"))
                {
                    Write(arguments[1], $"{Environment.ProcessId} {child.Id}");
                    Thread.Sleep(Timeout.Infinite);
                }

                return 0;
            case "leave":
                using (Process child = StartSelf("sleep"))
                {
                    Write(arguments[1], $"{child.Id}");
                }

                return 0;
            default:
                Thread.Sleep(Timeout.Infinite);
                return 0;
        }
    }

    private static void Record(string file, string[] arguments)
    {
        string input = Console.In.ReadToEnd();
        SortedDictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith("AIC_ALERT_", StringComparison.Ordinal))
            {
                variables[name] = (string)variable.Value!;
            }
        }

        Write(file, JsonSerializer.Serialize(new Dictionary<string, object> { ["input"] = input, ["arguments"] = arguments, ["variables"] = variables }));
    }

    private static Process StartSelf(string verb) => Process.Start(Environment.ProcessPath!, ["command", verb]);

    /// <summary>Whoever waits for the file finds it whole.</summary>
    private static void Write(string file, string text)
    {
        File.WriteAllText(file + ".part", text);
        File.Move(file + ".part", file);
    }
}
