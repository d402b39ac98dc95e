using Aic.Core.Configuration;

namespace Aic.Agent.Server.Logging;

/// <summary>
/// A log file that never grows beyond a size: a full one becomes <c>agent.1.log</c>, that one <c>agent.2.log</c>, and the oldest goes. Each line is written at once,
/// so a process that is killed loses nothing and an idle one has nothing to do. A disk that refuses (full, read-only, a folder that is gone) costs lines, never an exception.
/// </summary>
/// <param name="path">The file. Its folder is made when it is missing, for the owner alone, and so is the file.</param>
/// <param name="time">The clock.</param>
internal sealed class RollingFile(string path, TimeProvider time) : IDisposable
{
    /// <summary>The most a file holds, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>How many files there are, the one that is written to included.</summary>
    public const int Files = 5;

    /// <summary>How long a disk that refused is left alone.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private FileStream? _file;
    private long _length;
    private long? _refusedAt;
    private bool _isDisposed;

    /// <summary>Appends a line.</summary>
    /// <param name="line">The line with its end.</param>
    /// <returns>False when the line is lost.</returns>
    public bool Append(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            if (_isDisposed || (_refusedAt is { } refusedAt && time.GetElapsedTime(refusedAt) < Pause))
            {
                return false;
            }

            try
            {
                Write(line);
                _refusedAt = null;
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                TakeBackHalfLine();
                Close();
                _refusedAt = time.GetTimestamp();
                return false;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Close();
        }
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        if (_file is not null && !File.Exists(path))
        {
            // Somebody took the file away, or its folder; what is written to it now would be read by nobody.
            Close();
        }

        FileStream file = _file ?? Open();
        if (_length > 0 && _length + line.Length > MaxBytes)
        {
            Close();
            Roll();
            file = Open();
        }

        // Past the stream's buffer: it would try again what the disk refused, when it is closed at the latest.
        RandomAccess.Write(file.SafeFileHandle, line, _length);
        _length += line.Length;
    }

    private FileStream Open()
    {
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _length = _file.CanSeek ? _file.Seek(0, SeekOrigin.End) : 0;
        return _file;
    }

    private void Roll()
    {
        File.Delete(Older(Files - 1));
        for (int number = Files - 1; number > 0; number--)
        {
            string newer = number == 1 ? path : Older(number - 1);
            if (File.Exists(newer))
            {
                File.Move(newer, Older(number), overwrite: true);
            }
        }
    }

    private string Older(int number) =>
        Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}.{number}{Path.GetExtension(path)}");

    /// <summary>A disk that is full takes the beginning of a line; the next one must not be joined to it.</summary>
    private void TakeBackHalfLine()
    {
        try
        {
            if (_file is { CanSeek: true })
            {
                RandomAccess.SetLength(_file.SafeFileHandle, _length);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays, then.
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
