using System.Runtime.CompilerServices;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions.Example;

/// <summary>The worked example of <c>docs/adding-a-session-reader.md</c>.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Log = ".example/sessions/s1.jsonl";

    private const string Reply =
        """{"type":"reply","id":"r1","time":"2026-11-20T10:00:00Z","model":"gpt-5","folder":"/home/dev/app","tokens":{"input":1000,"cached":400,"output":50},"cost":0.01}""" + "\n";

    private readonly SessionHome _home = new() { Reader = new ExampleReader() };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_reply_counts_once_with_what_came_from_the_cache_apart()
    {
        _home.Write(Log, Reply + """{"type":"reply","id":"r2","tok""");
        _home.Write(".example/sessions/resumed.jsonl", Reply);

        GeneratedResponse response = Assert.Single(_home.Scan());

        Assert.Equal((600, 400, 50), (response.Input, response.CacheRead, response.Output));
        Assert.Equal(("gpt-5", "/home/dev/app"), (response.Model, response.Project));
    }

    [Theory]
    [InlineData("ExampleReader.cs")]
    [InlineData("ExampleParser.cs")]
    public void The_document_shows_this_code(string name)
    {
        string folder = Path.GetDirectoryName(ThisFile())!;
        string document = File.ReadAllText(Path.Combine(folder, "../../../../docs/adding-a-session-reader.md"));
        string code = File.ReadAllText(Path.Combine(folder, name));

        // Everything from the documentation comment on: the lines above name the test's own namespace.
        Assert.Contains(code[code.IndexOf("/// <summary>", StringComparison.Ordinal)..].ReplaceLineEndings("\n"), document.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
