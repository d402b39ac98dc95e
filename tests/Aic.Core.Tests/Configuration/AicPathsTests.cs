using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Core.Tests.Configuration;

public sealed class AicPathsTests
{
    [Fact]
    public void Linux_keeps_configuration_and_data_in_the_home_folder()
    {
        AicPaths paths = Resolve(PlatformID.Unix, ("HOME", "/home/ada"));

        Assert.Equal("/home/ada/.config/aic/agent.json", paths.ConfigFile);
        Assert.Equal("/home/ada/.local/share/aic/usage.db", paths.StoreFile);
    }

    [Fact]
    public void Linux_respects_the_XDG_folders()
    {
        AicPaths paths = Resolve(PlatformID.Unix, ("HOME", "/home/ada"), ("XDG_CONFIG_HOME", "/xdg/config"), ("XDG_DATA_HOME", "/xdg/data"));

        Assert.Equal("/xdg/config/aic/agent.json", paths.ConfigFile);
        Assert.Equal("/xdg/data/aic/usage.db", paths.StoreFile);
    }

    [Theory]
    [InlineData("relative/folder")]
    [InlineData("")]
    public void Linux_ignores_an_XDG_folder_that_is_no_full_path(string folder)
    {
        AicPaths paths = Resolve(PlatformID.Unix, ("HOME", "/home/ada"), ("XDG_CONFIG_HOME", folder), ("XDG_DATA_HOME", folder));

        Assert.Equal("/home/ada/.config/aic", paths.ConfigDirectory);
        Assert.Equal("/home/ada/.local/share/aic", paths.DataDirectory);
    }

    [Fact]
    public void Linux_needs_no_home_where_both_XDG_folders_are_set()
    {
        AicPaths paths = Resolve(PlatformID.Unix, ("XDG_CONFIG_HOME", "/xdg/config"), ("XDG_DATA_HOME", "/xdg/data"));

        Assert.Equal("/xdg/config/aic", paths.ConfigDirectory);
    }

    [Fact]
    public void MacOS_keeps_both_in_application_support_and_knows_no_XDG()
    {
        AicPaths paths = Resolve(PlatformID.MacOSX, ("HOME", "/Users/ada"), ("XDG_CONFIG_HOME", "/xdg/config"));

        Assert.Equal("/Users/ada/Library/Application Support/aic", paths.ConfigDirectory);
        Assert.Equal(paths.ConfigDirectory, paths.DataDirectory);
    }

    [Fact]
    public void Windows_keeps_configuration_roaming_and_data_local()
    {
        AicPaths paths = Resolve(PlatformID.Win32NT, ("APPDATA", "/roaming"), ("LOCALAPPDATA", "/local"));

        Assert.Equal(Path.Combine("/roaming", "aic"), paths.ConfigDirectory);
        Assert.Equal(Path.Combine("/local", "aic"), paths.DataDirectory);
    }

    [Theory]
    [InlineData(PlatformID.Unix)]
    [InlineData(PlatformID.MacOSX)]
    [InlineData(PlatformID.Win32NT)]
    public void One_variable_overrides_both_folders_everywhere(PlatformID platform)
    {
        using TempFolder folder = new();

        AicPaths paths = Resolve(platform, ("HOME", "/home/ada"), ("AIC_CONFIG_DIR", folder.Path));

        Assert.Equal(folder.Path, paths.ConfigDirectory);
        Assert.Equal(folder.Path, paths.DataDirectory);
    }

    [Fact]
    public void A_relative_override_becomes_a_full_path()
    {
        Assert.Equal(Path.GetFullPath("here"), Resolve(PlatformID.Unix, ("AIC_CONFIG_DIR", "here")).ConfigDirectory);
    }

    [Theory]
    [InlineData(PlatformID.Unix, "HOME")]
    [InlineData(PlatformID.MacOSX, "HOME")]
    [InlineData(PlatformID.Win32NT, "APPDATA")]
    public void Without_a_home_the_error_names_the_variable_and_the_way_out(PlatformID platform, string variable)
    {
        ConfigException exception = Assert.Throws<ConfigException>(() => Resolve(platform));

        Assert.Contains(variable, exception.Message, StringComparison.Ordinal);
        Assert.Contains("AIC_CONFIG_DIR", exception.Message, StringComparison.Ordinal);
    }

    private static AicPaths Resolve(PlatformID platform, params (string Name, string Value)[] variables) =>
        AicPaths.FromEnvironment(name => Array.Find(variables, variable => variable.Name == name).Value, platform);
}
