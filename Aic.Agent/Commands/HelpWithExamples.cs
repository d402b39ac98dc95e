using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Aic.Agent.Commands;

/// <summary>The library's help, and a verb's examples below it.</summary>
/// <param name="help">The library's help.</param>
/// <param name="rootExamples">The examples of the program as a whole.</param>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<Example> rootExamples) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = help.Invoke(parseResult);
        IReadOnlyList<Example> examples = parseResult.CommandResult.Command switch
        {
            Verb verb => verb.Examples,
            RootCommand => rootExamples,
            _ => [],
        };
        if (examples.Count > 0)
        {
            WriteExamples(parseResult.InvocationConfiguration.Output, examples);
        }

        return exitCode;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<Example> examples)
    {
        int width = examples.Max(example => example.CommandLine.Length);
        output.WriteLine("Examples:");
        foreach (Example example in examples)
        {
            output.WriteLine($"  {example.CommandLine.PadRight(width)}  {example.Meaning}");
        }

        output.WriteLine();
    }
}
