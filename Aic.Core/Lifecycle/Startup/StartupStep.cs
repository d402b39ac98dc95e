using System.Text;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>One thing that is done to register the agent, or to undo that.</summary>
public abstract record StartupStep
{
    private protected StartupStep()
    {
    }

    /// <summary>The step in words, with all that it writes.</summary>
    public abstract string Describe();
}

/// <summary>Writes a file, for its owner alone.</summary>
/// <param name="Path">The file.</param>
/// <param name="Content">All of its content.</param>
public sealed record WriteStep(string Path, string Content) : StartupStep
{
    /// <summary>How the text is written.</summary>
    internal Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc />
    public override string Describe() => $"Write {Path}:\n{Content.TrimEnd()}";
}

/// <summary>Removes a file.</summary>
/// <param name="Path">The file.</param>
public sealed record RemoveStep(string Path) : StartupStep
{
    /// <inheritdoc />
    public override string Describe() => $"Remove {Path}";
}

/// <summary>Runs a command of the system.</summary>
/// <param name="Program">Its name, looked for on the path.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record RunStep(string Program, IReadOnlyList<string> Arguments) : StartupStep
{
    /// <summary>The command as one would type it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Program).Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument));

    /// <inheritdoc />
    public override string Describe() => $"Run {CommandLine}";
}
