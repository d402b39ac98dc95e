using System.Runtime.Versioning;
using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Core.Tests.Configuration;

/// <summary>Who may read the file, and where it is written.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ConfigSafetyTests : IDisposable
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    private readonly TempFolder _folder = new();

    public ConfigSafetyTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes and links are Unix's.");

    private string FilePath => _folder.File("agent.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_file_is_the_owners_alone_before_its_first_byte()
    {
        using FileStream stream = OwnerOnly.Open(FilePath, FileMode.CreateNew, FileAccess.Write, FileShare.None);

        Assert.Equal(0, new FileInfo(FilePath).Length);
        Assert.Equal(FileMode600, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Folders_file_and_lock_are_the_owners_alone()
    {
        string path = _folder.File("above/config/agent.json");

        new ConfigFile(path).Update(config => config);

        Assert.Equal(FolderMode700, File.GetUnixFileMode(_folder.File("above")));
        Assert.Equal(FolderMode700, File.GetUnixFileMode(_folder.File("above/config")));
        Assert.Equal(FileMode600, File.GetUnixFileMode(path));
        Assert.Equal(FileMode600, File.GetUnixFileMode(path + ".lock"));
    }

    [Fact]
    public void A_file_that_exists_stays_as_it_is_when_asked_for_again()
    {
        File.WriteAllText(FilePath, "kept");

        OwnerOnly.CreateFile(FilePath);

        Assert.Equal("kept", File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_file_that_others_could_read_is_closed_to_them_with_a_warning()
    {
        File.WriteAllText(FilePath, "{}");
        File.SetUnixFileMode(FilePath, FileMode600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        RecordingLogger logger = new();

        new ConfigFile(FilePath, logger).Update(config => config);

        Assert.Equal(FileMode600, File.GetUnixFileMode(FilePath));
        Assert.Contains(FilePath, Assert.Single(logger.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_closed_to_others_gives_no_warning()
    {
        RecordingLogger logger = new();
        ConfigFile file = new(FilePath, logger);

        file.Update(config => config);
        file.Update(config => config);

        Assert.Empty(logger.Warnings);
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        Directory.CreateDirectory(_folder.File("dotfiles"));
        string target = _folder.File("dotfiles/aic.json");
        File.WriteAllText(target, """{ "mine": 1 }""");
        File.CreateSymbolicLink(_folder.File("middle.json"), "dotfiles/aic.json");
        File.CreateSymbolicLink(FilePath, "middle.json");

        new ConfigFile(FilePath).Update(config => config with { CacheTtlSeconds = 9 });

        Assert.Equal("middle.json", new FileInfo(FilePath).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Contains("\"mine\": 1", File.ReadAllText(target), StringComparison.Ordinal);
        Assert.Equal(9, new ConfigFile(target).Read().CacheTtlSeconds);
        Assert.Equal(FileMode600, File.GetUnixFileMode(target));
    }

    [Fact]
    public void A_link_to_nothing_is_an_empty_configuration_and_its_target_comes_into_being()
    {
        File.CreateSymbolicLink(FilePath, "target.json");
        ConfigFile file = new(FilePath);
        Assert.Empty(file.Read().Providers);

        file.Update(config => config);

        Assert.True(File.Exists(_folder.File("target.json")));
        Assert.NotNull(new FileInfo(FilePath).LinkTarget);
    }

    [Fact]
    public void A_link_to_itself_is_a_clear_error()
    {
        File.CreateSymbolicLink(FilePath, "agent.json");

        Assert.Throws<ConfigException>(new ConfigFile(FilePath).Read);
        Assert.Throws<ConfigException>(() => new ConfigFile(FilePath).Update(config => config));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_clear_error_and_reading_still_works()
    {
        // A folder's mode doesn't stop root; the kernel's own file system does.
        string path = Environment.IsPrivilegedProcess ? "/proc/agent.json" : FilePath;
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            ConfigFile file = new(path);

            AssertSaysWhatToDo(Assert.Throws<ConfigException>(() => file.Update(config => config)));
            Assert.Empty(file.Read().Providers);
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, FolderMode700);
        }
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_a_clear_error()
    {
        File.WriteAllText(_folder.File("config"), "");

        AssertSaysWhatToDo(Assert.Throws<ConfigException>(() => new ConfigFile(_folder.File("config/agent.json")).Update(config => config)));
    }

    [Fact]
    public void A_folder_where_the_file_should_be_is_a_clear_error()
    {
        Directory.CreateDirectory(FilePath);

        ConfigException exception = Assert.Throws<ConfigException>(new ConfigFile(FilePath).Read);

        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
    }

    private static void AssertSaysWhatToDo(ConfigException exception)
    {
        Assert.Contains("can't be written", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AIC_CONFIG_DIR", exception.Message, StringComparison.Ordinal);
    }
}
