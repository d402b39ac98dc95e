using System.ComponentModel;
using System.Diagnostics;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>What is run.</summary>
/// <param name="Program">Its full path, or its name, which the system looks for.</param>
/// <param name="Arguments">Its arguments, passed on as they are: there is no shell.</param>
internal sealed record CommandStart(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>What its standard input holds.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Variables that it gets besides this process's own; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}

/// <summary>What became of a command.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output, the first 64 KiB.</param>
/// <param name="Error">What it wrote to standard error, the first 64 KiB.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>What it says in one line.</summary>
    public string Says => string.Join(' ', $"{Error}\n{Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>Runs commands to their end.</summary>
internal static class CommandRunner
{
    private const int MostKept = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long what a command wrote is waited for after its end: a child that it left behind may hold its output open.</summary>
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(1);

    /// <summary>Runs a command of the system.</summary>
    /// <param name="program">Its name, looked for on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of it; null when there is no such program.</returns>
    /// <exception cref="TimeoutException">It hangs; it was ended.</exception>
    public static Task<CommandResult?> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new CommandStart(program, arguments), TimeProvider.System, cancellationToken);

    /// <summary>Runs a command. It has 30 seconds; then it is ended, with the children it has.</summary>
    /// <param name="command">The command.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of it; null when there is no such program.</returns>
    /// <exception cref="TimeoutException">It hangs; it was ended.</exception>
    public static async Task<CommandResult?> RunAsync(CommandStart command, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource hangs = new(Patience, time);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hangs.Token);
        Process process;
        try
        {
            process = Process.Start(StartOf(command))!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            try
            {
                Task<string> output = ReadAsync(process.StandardOutput, patience.Token);
                Task<string> error = ReadAsync(process.StandardError, patience.Token);
                await WriteAsync(process, command.Input, patience.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(OutputPatience, patience.Token)).ConfigureAwait(false);
                return new CommandResult(process.ExitCode, Known(output), Known(error));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{command.Program} hasn't ended within {Patience.TotalSeconds:0} seconds.");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }

                // Lets go of output that is still held open.
                await patience.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private static ProcessStartInfo StartOf(CommandStart command)
    {
        ProcessStartInfo start = new(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach ((string name, string? value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It doesn't read its input, which it needn't.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        using MemoryStream kept = new();
        byte[] buffer = new byte[4096];
        int read;
        while ((read = await reader.BaseStream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            // The rest is read and forgotten: a command whose output nobody takes would stand still.
            kept.Write(buffer, 0, (int)Math.Min(read, MostKept - kept.Length));
        }

        return reader.CurrentEncoding.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static string Known(Task<string> text) => text.IsCompletedSuccessfully ? text.Result : "";
}
