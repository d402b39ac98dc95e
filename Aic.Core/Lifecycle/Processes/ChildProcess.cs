namespace Aic.Core.Lifecycle.Processes;

/// <summary>A process that was started in the background.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Exit">Completes when it ends, with its exit code; null where the system doesn't tell.</param>
/// <param name="Errors">What it writes to standard error, for the caller to dispose; from then on it is dropped. Null where it can't be caught.</param>
internal sealed record ChildProcess(int Pid, Task<int?> Exit, Stream? Errors);
