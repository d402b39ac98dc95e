using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Export and import on the command line, as whole processes.</summary>
public sealed class TransferTests
{
    [Fact]
    public async Task An_export_to_standard_output_is_another_machines_import()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome one = AicHome.WithOpenAI(server);
        using AicHome other = new();
        await one.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);

        AicResult exported = await one.RunAsync(["export", "openai", "-f", "jsonl", .. FakeOpenAI.Period]);
        AicResult imported = await other.RunWithInputAsync(exported.Out, "import", "-", "--label", "server", "--json");
        AicResult history = await other.RunAsync(["history", "openai@server", "-g", "month", .. FakeOpenAI.Period]);

        Assert.Equal((0, "", 0, ""), (exported.ExitCode, exported.Error, imported.ExitCode, imported.Error));
        using JsonDocument result = JsonDocument.Parse(imported.Out);
        Assert.Equal((2, "openai@server"), (result.RootElement.GetProperty("days_imported").GetInt32(), result.RootElement.GetProperty("accounts")[0].GetString()));
        Assert.Equal("2026-11 50 1.15 M 3.70 K 400 K - $3.75 imported", history.LineOf("2026-11 "));
    }

    [Fact]
    public async Task An_export_to_a_file_replaces_it_as_a_whole_or_not_at_all()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        await home.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);
        string file = Path.Combine(home.ConfigDirectory, "usage.csv");
        await File.WriteAllTextAsync(file, "before", TestContext.Current.CancellationToken);

        AicResult refused = await home.RunAsync("export", "nobody", "-o", file);
        Assert.Equal("before", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        AicResult written = await home.RunAsync(["export", "openai", "-o", file, .. FakeOpenAI.Period]);

        Assert.Equal((2, 0, ""), (refused.ExitCode, written.ExitCode, written.Out));
        Assert.StartsWith("date,account_id,", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(home.ConfigDirectory, "*.tmp"));
    }

    [Fact]
    public async Task Parquet_goes_through_a_pipe_and_is_the_same_as_in_a_file()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        await home.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);
        string file = Path.Combine(home.ConfigDirectory, "usage.parquet");

        AicResult written = await home.RunAsync(["export", "openai", "-f", "parquet", "-o", file, .. FakeOpenAI.Period]);
        AicResult piped = await home.RunAsync(["export", "openai", "-f", "parquet", .. FakeOpenAI.Period]);

        Assert.Equal((0, "", 0, ""), (written.ExitCode, written.Error, piped.ExitCode, piped.Error));
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("PAR1", text, StringComparison.Ordinal);
        Assert.EndsWith("PAR1", text, StringComparison.Ordinal);
        Assert.Equal(text, piped.Out);
    }

    [Theory]
    [InlineData(2, "--format knows csv, jsonl, focus and parquet", "export", "--format", "xls")]
    [InlineData(1, "no-such-file", "import", "no-such-file.csv")]
    [InlineData(2, "import --help", "import")]
    public async Task Mistakes_are_told(int exitCode, string message, params string[] args)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(args);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_right_is_told_with_its_line()
    {
        using AicHome home = new();

        AicResult result = await home.RunWithInputAsync("date,account_id\ntomorrow,openai\n", "import", "-");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Line 2 can't be imported: date must be a day", result.Error, StringComparison.Ordinal);
    }
}
