using System.Runtime.InteropServices;
using Aic.Agent.Native;
using Aic.Testing;

namespace Aic.Agent.Tests.Native;

/// <summary>SQLite's library as it is loaded where it lies in no file beside the executable.</summary>
public sealed class EmbeddedSqliteTests : IDisposable
{
    private static readonly byte[] Library = File.ReadAllBytes(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "runtimes", Platform, "native"), "*e_sqlite3.*").Single());

    private readonly TempFolder _folder = new();

    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private string Copies => _folder.File("native");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void On_linux_it_is_loaded_from_memory_and_no_file_is_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems load libraries from files only.");

        nint library = EmbeddedSqlite.Load(Library, () => Copies);

        Assert.True(NativeLibrary.TryGetExport(library, "sqlite3_open_v2", out _));
        Assert.False(Directory.Exists(Copies));
    }

    [Fact]
    public void A_copy_is_written_once_and_only_its_owner_may_change_it()
    {
        Assert.True(NativeLibrary.TryGetExport(EmbeddedSqlite.LoadFromFolder(Library, Copies), "sqlite3_open_v2", out _));
        string copy = Assert.Single(Directory.GetFiles(Copies));
        DateTime written = File.GetLastWriteTimeUtc(copy);
        EmbeddedSqlite.LoadFromFolder(Library, Copies);

        Assert.Equal(Library, File.ReadAllBytes(copy));
        Assert.Equal((copy, written), (Assert.Single(Directory.GetFiles(Copies)), File.GetLastWriteTimeUtc(copy)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Copies));
        }
    }

    [Fact]
    public void Another_version_gets_a_copy_of_its_own()
    {
        EmbeddedSqlite.LoadFromFolder(Library, Copies);
        EmbeddedSqlite.LoadFromFolder([.. Library, 0], Copies);

        Assert.Equal(2, Directory.GetFiles(Copies).Length);
    }

    [Fact]
    public async Task Many_at_once_write_one_copy()
    {
        nint[] loaded = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => EmbeddedSqlite.LoadFromFolder(Library, Copies))));

        Assert.DoesNotContain(0, loaded);
        Assert.Single(Directory.GetFiles(Copies));
    }
}
