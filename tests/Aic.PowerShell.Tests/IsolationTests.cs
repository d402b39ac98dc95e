using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;
using Microsoft.Data.Sqlite;
using Polly;

namespace Aic.PowerShell.Tests;

/// <summary>Another module of the session has loaded, and uses, other versions of the same libraries.</summary>
public sealed class IsolationTests
{
    [Fact]
    public async Task With_another_Polly_and_another_SQLite_in_the_session_both_work()
    {
        UseOthers();
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        // The fetch goes through our Polly, what it brings into our SQLite and, asked again, out of it.
        long? fetched = (long?)SessionResult.Value(session.Run("Get-AicUsage openai").Single(), "Usage.RequestsCount");
        Assert.True(File.Exists(Path.Combine(session.ConfigDirectory, "usage.db")));
        int requests = server.Requests.Count;
        long? kept = (long?)SessionResult.Value(session.Run("Get-AicUsage openai").Single(), "Usage.RequestsCount");

        Assert.Equal((1234, 1234), (fetched, kept));
        Assert.Equal(requests, server.Requests.Count);
        UseOthers();
    }

    [Fact]
    public async Task Each_side_has_its_own_versions()
    {
        UseOthers();
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run("Get-AicUsage openai").MustBeClean();

        foreach (string name in new[] { "Polly.Core", "Microsoft.Data.Sqlite", "SQLitePCLRaw.core", "SQLitePCLRaw.provider.e_sqlite3" })
        {
            Assembly theirs = Assert.Single(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name == name);
            Assembly ours = Assert.Single(AssemblyLoadContext.All.Single(context => context.Name == "AicTracker").Assemblies, assembly => assembly.GetName().Name == name);

            Assert.Equal(Path.Combine(TestProcess.ModuleDirectory, "lib", name + ".dll"), ours.Location);
            Assert.NotEqual(FileVersion(theirs), FileVersion(ours));
        }
    }

    private static string FileVersion(Assembly assembly) => FileVersionInfo.GetVersionInfo(assembly.Location).FileVersion!;

    private static void UseOthers()
    {
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(30)).Build();
        using SqliteConnection connection = new("Data Source=:memory:");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version()";

        string version = pipeline.Execute(() => (string)command.ExecuteScalar()!);

        Assert.NotEmpty(version);
    }
}
