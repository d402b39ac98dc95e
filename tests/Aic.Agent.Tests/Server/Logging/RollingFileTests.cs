using System.Text;
using Aic.Agent.Server.Logging;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Server.Logging;

public sealed class RollingFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RollingFile _file;

    public RollingFileTests() => _file = new RollingFile(Log, _time);

    private string Logs => _folder.File("logs");

    private string Log => Path.Combine(Logs, "agent.log");

    [Fact]
    public void Folder_and_file_are_the_owners_alone()
    {
        Assert.True(Append("one"));

        // Windows has lists of rights instead of modes.
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Log));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Logs));
        }
    }

    [Fact]
    public void A_line_is_in_the_file_at_once_and_beside_those_of_earlier_processes()
    {
        Append("one");
        using RollingFile next = new(Log, _time);
        next.Append("two\n"u8);

        Assert.Equal("one\ntwo\n", Read(Log));
    }

    [Fact]
    public void Full_files_are_numbered_and_the_oldest_goes()
    {
        string filling = new('x', RollingFile.MaxBytes - 1);
        for (int i = 0; i <= RollingFile.Files; i++)
        {
            Append(i + filling[1..]);
        }

        Append("last");

        Assert.Equal("last\n", Read(Log));
        Assert.Equal(RollingFile.Files, Directory.GetFiles(Logs).Length);
        Assert.Equal(
            ["5", "4", "3", "2"],
            Enumerable.Range(1, RollingFile.Files - 1).Select(number => Read(Path.Combine(Logs, $"agent.{number}.log"))[..1]));
        Assert.All(Directory.GetFiles(Logs), file => Assert.InRange(new FileInfo(file).Length, 1, RollingFile.MaxBytes));
    }

    [Fact]
    public void A_folder_that_was_removed_comes_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows doesn't remove what is open.");

        Append("one");
        Directory.Delete(Logs, recursive: true);

        Assert.True(Append("two"));
        Assert.Equal("two\n", Read(Log));
    }

    [Fact]
    public void A_file_that_was_moved_away_is_begun_anew()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows doesn't move what is open for writing.");

        Append("one");
        File.Move(Log, _folder.File("elsewhere.log"));

        Assert.True(Append("two"));
        Assert.Equal("two\n", Read(Log));
    }

    [Fact]
    public void A_full_disk_costs_lines_and_is_left_alone_for_a_while()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        Directory.CreateDirectory(Logs);
        File.CreateSymbolicLink(Log, "/dev/full");

        Assert.False(Append("lost"));
        File.Delete(Log);
        Assert.False(Append("lost as well, since the disk isn't tried at every line"));
        _time.Advance(RollingFile.Pause);

        Assert.True(Append("kept"));
        Assert.Equal("kept\n", Read(Log));
    }

    [Fact]
    public void A_file_where_the_folder_should_be_costs_lines()
    {
        File.WriteAllText(Logs, "in the way");

        Assert.False(Append("lost"));
        File.Delete(Logs);
        _time.Advance(RollingFile.Pause);

        Assert.True(Append("kept"));
    }

    [Fact]
    public void Lines_of_many_threads_stay_whole()
    {
        Parallel.For(0, 1000, number => Append($"line {number}"));

        Assert.Equal(1000, File.ReadAllLines(Log).Distinct().Count(line => line.StartsWith("line ", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    private static string Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private bool Append(string line) => _file.Append(Encoding.UTF8.GetBytes($"{line}\n"));
}
