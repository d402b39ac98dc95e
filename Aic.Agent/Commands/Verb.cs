using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary>A command line that works as it is.</summary>
/// <param name="CommandLine">The command line.</param>
/// <param name="Meaning">What it does, in a few words.</param>
internal sealed record Example(string CommandLine, string Meaning);

/// <summary>A verb whose help shows examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">The examples.</param>
internal sealed class Verb(string name, string description, params Example[] examples) : Command(name, description)
{
    /// <summary>The examples.</summary>
    public IReadOnlyList<Example> Examples => examples;
}
