using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class ConfigTests
{
    [Fact]
    public void The_configuration_is_shown_with_its_path_and_masked_keys()
    {
        using ModuleSession session = new ModuleSession().Configure("""
            { "version": "0.4.0", "cache_ttl_seconds": 60, "auto_start": true, "providers": { "openai@work": { "provider": "openai", "enabled": false, "api_key": "sk-admin-made-up-for-tests-abcd", "project_id": "proj_made_up" } } }
            """);

        PSObject config = session.Run("Get-AicConfig").Single();
        PSObject account = session.Run("(Get-AicConfig).Providers").Single();

        Assert.Equal(
            (session.ConfigFile, true, "0.4.0", 60, true),
            (SessionResult.Value(config, "Path"), SessionResult.Value(config, "Exists"), SessionResult.Value(config, "Version"), SessionResult.Value(config, "CacheTtlSeconds"), SessionResult.Value(config, "AutoStart")));
        Assert.Equal(
            ("openai@work", false, "••••abcd"),
            (SessionResult.Value(account, "AccountId"), SessionResult.Value(account, "IsEnabled"), SessionResult.Value(account, "MaskedKey")));
        Assert.Equal("proj_made_up", session.Run("(Get-AicConfig).Providers.Settings['project_id']").Single().BaseObject);
    }

    [Fact]
    public void Without_a_file_everything_is_at_its_default()
    {
        using ModuleSession session = new();

        PSObject config = session.Run("Get-AicConfig").Single();

        Assert.Equal((false, 300, null), (SessionResult.Value(config, "Exists"), SessionResult.Value(config, "CacheTtlSeconds"), SessionResult.Value(config, "Version")));
        Assert.False(File.Exists(session.ConfigFile));
    }

    [Fact]
    public void General_settings_are_changed_one_by_one()
    {
        using ModuleSession session = new();

        session.Run("Set-AicConfig -CacheTtlSeconds 900").MustBeClean();
        PSObject config = session.Run("Set-AicConfig -AutoStart $true -PassThru").Single();

        Assert.Equal((900, true, true), (SessionResult.Value(config, "CacheTtlSeconds"), SessionResult.Value(config, "AutoStart"), SessionResult.Value(config, "Exists")));
    }

    [Fact]
    public void Kinds_of_alerts_are_muted_and_told_again()
    {
        using ModuleSession session = new();

        Assert.Equal("UnusualDay,QuotaLow", session.Run("(Set-AicConfig -MutedAlerts UnusualDay, QuotaLow -PassThru).MutedAlerts -join ','").Single().BaseObject);
        Assert.Equal("", session.Run("(Set-AicConfig -MutedAlerts @() -PassThru).MutedAlerts -join ','").Single().BaseObject);
    }

    [Fact]
    public void Who_may_talk_to_the_agent_is_a_setting_too()
    {
        using ModuleSession session = new();

        session.Run("Set-AicConfig -RequireToken $true -AllowedOrigins http://localhost:3000, https://dashboard.example").MustBeClean();
        PSObject set = session.Run("Get-AicConfig").Single();
        PSObject none = session.Run("Set-AicConfig -AllowedOrigins @() -PassThru").Single();

        Assert.Equal(true, SessionResult.Value(set, "RequireToken"));
        Assert.Equal(["http://localhost:3000", "https://dashboard.example"], (IEnumerable<string>)SessionResult.Value(set, "AllowedOrigins")!);
        Assert.Empty((IEnumerable<string>)SessionResult.Value(none, "AllowedOrigins")!);
        Assert.Equal(true, SessionResult.Value(none, "RequireToken"));
    }

    [Fact]
    public void What_would_change_is_told_and_not_done()
    {
        using ModuleSession session = new();

        string screen = session.Show("Set-AicConfig -CacheTtlSeconds 900 -WhatIf");

        Assert.Contains("cache_ttl_seconds to 900", screen, StringComparison.Ordinal);
        Assert.False(File.Exists(session.ConfigFile));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using ModuleSession session = new();

        Assert.Equal(["NothingToSet,Aic.PowerShell.SetAicConfigCommand"], session.Run("Set-AicConfig").ErrorIds);
        Assert.Equal(["ParameterArgumentValidationError,Aic.PowerShell.SetAicConfigCommand"], session.Run("Set-AicConfig -CacheTtlSeconds 2592001").ErrorIds);
        Assert.Equal(["InvalidValue,Aic.PowerShell.SetAicConfigCommand"], session.Run("Set-AicConfig -AllowedOrigins 'http://localhost:3000/page'").ErrorIds);
        Assert.False(File.Exists(session.ConfigFile));
    }
}
