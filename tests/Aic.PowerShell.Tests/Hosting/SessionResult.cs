using System.Management.Automation;

namespace Aic.PowerShell.Tests.Hosting;

/// <summary>What a script wrote.</summary>
internal sealed record SessionResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    ErrorRecord? Terminating,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>The ids of the errors, the one that ended the script last.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Append(Terminating).OfType<ErrorRecord>().Select(error => error.FullyQualifiedErrorId)];

    /// <summary>Fails the test when there was an error.</summary>
    public SessionResult MustBeClean()
    {
        Assert.Empty(Errors.Append(Terminating).OfType<ErrorRecord>().Select(error => error.ToString()));
        return this;
    }

    /// <summary>The values of a property of the output.</summary>
    public IReadOnlyList<object?> Values(string property) => [.. Output.Select(item => Value(item, property))];

    /// <summary>The only object of the output.</summary>
    public PSObject Single() => Assert.Single(MustBeClean().Output);

    /// <summary>A property of an object; a path of names goes inside.</summary>
    public static object? Value(PSObject? item, string path)
    {
        foreach (string name in path.Split('.'))
        {
            object? value = item?.Properties[name]?.Value;
            item = value is null ? null : PSObject.AsPSObject(value);
        }

        return item?.BaseObject;
    }
}
