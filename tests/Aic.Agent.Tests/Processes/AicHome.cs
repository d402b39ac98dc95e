using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>A user of a test's own: home folder, configuration and environment, with the real <c>aic</c> executable to run.</summary>
internal sealed class AicHome : IDisposable
{
    /// <summary>What a process needs to run at all. Nothing else of the tests' own environment gets through: no keys, no proxies, no home.</summary>
    private static readonly string[] Kept = ["PATH", "PATHEXT", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

    private readonly TempFolder _folder = new();

    public AicHome()
    {
        foreach (string name in Kept)
        {
            Environment[name] = System.Environment.GetEnvironmentVariable(name);
        }

        Environment["HOME"] = _folder.Path;
        Environment["USERPROFILE"] = _folder.Path;
        Environment["AIC_CONFIG_DIR"] = ConfigDirectory;
        Environment["LC_ALL"] = "C.UTF-8";
        Environment["TZ"] = "UTC";
        Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
    }

    /// <summary>The environment of the processes; null removes a variable.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public string ConfigDirectory => _folder.File("config");

    public string ConfigFile => Path.Combine(ConfigDirectory, "agent.json");

    /// <summary>The executable that the build made.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "aic.exe" : "aic");

    /// <summary>A home with an OpenAI account whose requests go to a fake provider.</summary>
    public static AicHome WithOpenAI(FakeServer server)
    {
        AicHome home = new();
        home.WriteConfig($$"""{ "providers": { "openai": { "api_key": "{{FakeOpenAI.Key}}", "auth_source": "config", "endpoint": "{{server.Address}}" } } }""");
        return home;
    }

    public void WriteConfig(string json)
    {
        Directory.CreateDirectory(ConfigDirectory);
        File.WriteAllText(ConfigFile, json);
    }

    /// <summary>Runs <c>aic</c> to its end.</summary>
    public Task<AicResult> RunAsync(params string[] args) => RunWithInputAsync("", args);

    /// <summary>Runs <c>aic</c> to its end, with a text on its standard input.</summary>
    public async Task<AicResult> RunWithInputAsync(string input, params string[] args)
    {
        using Process process = Start(args);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    /// <summary>Starts <c>aic</c>.</summary>
    public Process Start(params string[] args) => StartProgram(Executable, args);

    /// <summary>Starts a program in this home, such as a shell that starts <c>aic</c>.</summary>
    public Process StartProgram(string program, params string[] args)
    {
        ProcessStartInfo start = new(program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment.Clear();
        foreach ((string name, string? value) in Environment.Where(variable => variable.Value is not null))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process and reads what it wrote. One that doesn't end in time, or leaves its output open to another, fails the test with what was read.</summary>
    /// <param name="process">The process; it is killed with all it started where it doesn't end.</param>
    /// <param name="patience">How long it may take; two minutes unless told.</param>
    public static async Task<AicResult> EndAsync(Process process, TimeSpan? patience = null)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(patience ?? TimeSpan.FromMinutes(2));
        StringBuilder output = new();
        StringBuilder error = new();
        try
        {
            await Task.WhenAll(ReadAsync(process.StandardOutput, output, late.Token), ReadAsync(process.StandardError, error, late.Token), process.WaitForExitAsync(late.Token));
            return new AicResult(process.ExitCode, output.ToString(), error.ToString());
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{(process.HasExited ? "It ended, but something it started holds its output" : "It didn't end")}:\n{output}\n{error}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder text, CancellationToken cancellationToken)
    {
        char[] buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and int count)
        {
            text.Append(buffer, 0, count);
        }
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>What a process left behind.</summary>
internal sealed record AicResult(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public IReadOnlyList<string> Lines => Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The line that starts with a text, its blanks run together.</summary>
    public string LineOf(string start) =>
        string.Join(' ', Assert.Single(Lines, line => line.TrimStart().StartsWith(start, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
