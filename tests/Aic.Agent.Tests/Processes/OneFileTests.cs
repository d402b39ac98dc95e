using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>The published executable is one file: it works where it is copied to, with nothing beside it.</summary>
public sealed class OneFileTests
{
    [Fact]
    public async Task A_copy_alone_keeps_what_it_was_told()
    {
        string published = NativeExecutable.Require();
        using TempFolder folder = new();
        string copy = folder.File(Path.GetFileName(published));
        File.Copy(published, copy);
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        string[] question = ["usage", "--provider", "openai", "--since", "2026-11-01", "--until", "2026-11-02", "--json"];
        AicResult first = await AicHome.EndAsync(home.StartProgram(copy, question));
        int requests = server.Requests.Count;
        AicResult second = await AicHome.EndAsync(home.StartProgram(copy, question));

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.NotEqual(0, requests);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal([copy], Directory.GetFiles(folder.Path));
    }
}
