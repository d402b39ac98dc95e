using System.Diagnostics;

namespace Aic.Testing;

/// <summary>
/// A second process: the program of tests/Aic.Testing.Worker, which stands beside the tests that reference it.
/// It waits until it is told to go, so that many can begin at the same moment. Killed where it still runs at the end.
/// </summary>
public sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts the worker, up to the moment before it does its work.</summary>
    /// <param name="arguments">The verb and its arguments.</param>
    public static Task<WorkerProcess> StartAsync(params string[] arguments) => StartAsync(prelude: null, arguments);

    /// <summary>Starts the worker under a shell's settings, such as <c>umask 000</c>. Not on Windows.</summary>
    /// <param name="prelude">Commands of a POSIX shell that come first.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    public static Task<WorkerProcess> StartUnderShellAsync(string prelude, params string[] arguments) => StartAsync(prelude, arguments);

    /// <summary>Lets the worker do its work.</summary>
    public void Go() => _process.StandardInput.WriteLine();

    /// <summary>Waits for the worker's next line; null when it has ended.</summary>
    public async Task<string?> SaysAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Kills the worker at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, and what the worker wrote as error.</returns>
    public async Task<(int ExitCode, string Error)> EndAsync(CancellationToken cancellationToken)
    {
        string error = await _process.StandardError.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, error);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<WorkerProcess> StartAsync(string? prelude, string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Aic.Testing.Worker" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        ProcessStartInfo start = new(prelude is null ? program : "/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (prelude is not null)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add($"{prelude}; exec \"$0\" \"$@\"");
            start.ArgumentList.Add(program);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        WorkerProcess worker = new(Process.Start(start)!);
        if (await worker._process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"The worker didn't start: {await worker._process.StandardError.ReadToEndAsync()}");
        }

        return worker;
    }
}
