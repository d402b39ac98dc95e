using System.Diagnostics;

namespace Aic.Benchmarks;

/// <summary>A process, run to its end; what it prints is read and thrown away.</summary>
internal sealed record Command(string File, string[] Arguments)
{
    /// <summary>Environment variables besides the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The path of a program on the path, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, $"{program}.exe") })
            .FirstOrDefault(System.IO.File.Exists);

    /// <summary>Starts the process; nobody reads what it prints.</summary>
    public Process Start()
    {
        ProcessStartInfo start = new(File, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        foreach ((string name, string value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public Task RunAsync() => ReadAsync();

    /// <summary>Runs the process, and gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> ReadAsync()
    {
        using Process process = Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{File} ended with {process.ExitCode}: {errors}");
        }

        return await output;
    }
}
