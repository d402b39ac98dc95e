using System.Management.Automation;
using System.Security;
using System.Text.Json.Nodes;
using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class ProviderConfigTests
{
    private const string Key = "sk-admin-made-up-for-tests-0001";

    [Fact]
    public void A_key_is_kept_in_the_file_and_used_from_there()
    {
        using ModuleSession session = new();

        SessionResult result = session.Run("Set-AicProviderConfig openai -ApiKey $key -PassThru", ("key", Secure(Key)));

        Assert.Equal("Config", SessionResult.Value(result.Single(), "AuthSource")!.ToString());
        Assert.Empty(result.Warnings);
        Assert.Equal((Key, "config"), (Text(session, "openai", "api_key"), Text(session, "openai", "auth_source")));
    }

    [Fact]
    public void A_key_typed_as_text_is_taken_with_a_word_about_the_history()
    {
        using ModuleSession session = new();

        SessionResult result = session.Run($"Set-AicProviderConfig openai -ApiKey {Key}").MustBeClean();

        string warning = Assert.Single(result.Warnings);
        Assert.Contains("history", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, warning, StringComparison.Ordinal);
        Assert.Equal(Key, Text(session, "openai", "api_key"));
    }

    [Fact]
    public void What_is_not_given_stays_as_it_is()
    {
        using ModuleSession session = new ModuleSession().Configure("""{ "future": 1, "providers": { "openai": { "api_key": "sk-admin-kept", "future": [2] } } }""");

        session.Run("Set-AicProviderConfig openai -Enabled $false -ProjectId proj_made_up").MustBeClean();

        JsonNode file = Read(session);
        Assert.Equal(
            ("sk-admin-kept", false, "proj_made_up", 2, 1),
            (Text(session, "openai", "api_key"), (bool)file["providers"]!["openai"]!["enabled"]!, Text(session, "openai", "project_id"), (int)file["providers"]!["openai"]!["future"]![0]!, (int)file["future"]!));
    }

    [Fact]
    public void A_further_account_is_added_with_its_provider()
    {
        using ModuleSession session = new();

        SessionResult result = session.Run("Set-AicProviderConfig openai@work -ApiKeyVariable WORK_KEY -Endpoint http://127.0.0.1:9/ -AuthSource Environment -PassThru");

        Assert.Equal("openai@work", SessionResult.Value(result.Single(), "AccountId"));
        Assert.Equal(
            ("openai", "WORK_KEY", "environment", "http://127.0.0.1:9/"),
            (Text(session, "openai@work", "provider"), Text(session, "openai@work", "api_key_variable"), Text(session, "openai@work", "auth_source"), Text(session, "openai@work", "endpoint")));
    }

    [Fact]
    public void An_empty_text_removes_a_setting_and_an_empty_key_is_refused()
    {
        using ModuleSession session = new ModuleSession().Configure("""{ "providers": { "openai": { "api_key": "sk-admin-kept", "endpoint": "http://127.0.0.1:9/", "project_id": "proj_made_up" } } }""");

        session.Run("Set-AicProviderConfig openai -Endpoint '' -ProjectId ''").MustBeClean();
        Assert.Equal((null, null), (Text(session, "openai", "endpoint"), Text(session, "openai", "project_id")));

        Assert.Equal(["EmptySecret,Aic.PowerShell.SetAicProviderConfigCommand"], session.Run("Set-AicProviderConfig openai -ApiKey $null").ErrorIds);
        Assert.Equal(["EmptySecret,Aic.PowerShell.SetAicProviderConfigCommand"], session.Run("Set-AicProviderConfig openai -ApiKey ' '").ErrorIds);
        Assert.Equal(["InvalidSecret,Aic.PowerShell.SetAicProviderConfigCommand"], session.Run("Set-AicProviderConfig openai -ApiKey @(1, 2)").ErrorIds);
        Assert.Equal("sk-admin-kept", Text(session, "openai", "api_key"));
    }

    [Fact]
    public void WhatIf_says_what_would_change_without_the_key_and_writes_nothing()
    {
        using ModuleSession session = new();

        string screen = session.Show($"Set-AicProviderConfig openai -ApiKey {Key} -Endpoint http://127.0.0.1:9/ -WhatIf");

        Assert.Contains("api_key, endpoint", screen, StringComparison.Ordinal);
        Assert.Contains("\"openai\"", screen, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, screen, StringComparison.Ordinal);
        Assert.False(File.Exists(session.ConfigFile));
    }

    [Fact]
    public void Rows_of_a_table_configure_an_account_each()
    {
        using ModuleSession session = new();

        session.Run("""
            [pscustomobject]@{ Provider = 'openai'; ApiKey = $first; ProjectId = 'proj_made_up' },
            [pscustomobject]@{ AccountId = 'openai@two'; ApiKey = $second; Endpoint = 'http://127.0.0.1:9/' } | Set-AicProviderConfig
            """, ("first", Secure(Key)), ("second", Secure(Key + "2"))).MustBeClean();

        Assert.Equal((Key, "proj_made_up"), (Text(session, "openai", "api_key"), Text(session, "openai", "project_id")));
        Assert.Equal((Key + "2", "http://127.0.0.1:9/"), (Text(session, "openai@two", "api_key"), Text(session, "openai@two", "endpoint")));
    }

    [Fact]
    public void An_account_from_the_pipeline_brings_its_name_only()
    {
        using ModuleSession session = new ModuleSession().Configure("""{ "providers": { "openai": { "endpoint": "http://127.0.0.1:9/" } } }""");

        session.Run("Get-AicProvider openai | Set-AicProviderConfig -ApiKey $key", ("key", Secure(Key))).MustBeClean();

        Assert.Equal(["api_key", "auth_source", "enabled", "endpoint"], Read(session)["providers"]!["openai"]!.AsObject().Select(field => field.Key).Order());
    }

    [Fact]
    public void A_setting_of_another_provider_is_refused_with_a_word_on_whose_it_is()
    {
        using ModuleSession session = new();

        ErrorRecord error = Assert.Single(session.Run("Set-AicProviderConfig openai -WorkspaceId wrkspc_made_up").Errors);

        Assert.Equal("SettingNotSupported,Aic.PowerShell.SetAicProviderConfigCommand", error.FullyQualifiedErrorId);
        Assert.Contains("anthropic", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("organization_id, project_id", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.False(File.Exists(session.ConfigFile));
    }

    [Theory]
    [InlineData("Set-AicProviderConfig nobody -Enabled $true", "UnknownProvider")]
    [InlineData("Set-AicProviderConfig openai", "NothingToSet")]
    [InlineData("Set-AicProviderConfig openai -Endpoint nonsense", "InvalidValue")]
    [InlineData("Set-AicProviderConfig 'openai@' -Enabled $true", "InvalidValue")]
    [InlineData("Set-AicProviderConfig openai -ApiKeyVariable 'not a name'", "InvalidValue")]
    public void What_cannot_be_is_refused_and_nothing_is_written(string script, string id)
    {
        using ModuleSession session = new();

        Assert.Equal([$"{id},Aic.PowerShell.SetAicProviderConfigCommand"], session.Run(script).ErrorIds);
        Assert.False(File.Exists(session.ConfigFile));
    }

    [Fact]
    public void Every_providers_settings_have_a_parameter_and_every_such_parameter_a_setting()
    {
        using ModuleSession session = new();
        string[] general = ["Provider", "ApiKey", "ApiKeyVariable", "AuthSource", "Enabled", "Endpoint", "PassThru", "WhatIf", "Confirm"];
        CmdletInfo command = (CmdletInfo)session.Run("Get-Command Set-AicProviderConfig").Single().BaseObject;

        IEnumerable<string> parameters = command.Parameters.Keys.Except(general).Except(Cmdlet.CommonParameters).Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName);

        Assert.Equal(session.Run("(Get-AicProvider).Settings").MustBeClean().Output.Select(name => (string)name.BaseObject).Distinct().Order(), parameters.Order());
    }

    [Fact]
    public void Removing_takes_an_account_with_its_key_out_of_the_file()
    {
        using ModuleSession session = new ModuleSession().Configure("""{ "providers": { "openai": { "api_key": "sk-1" }, "openai@a": { "provider": "openai" }, "openai@b": { "provider": "openai" } } }""");

        session.Run("Remove-AicProviderConfig openai@* -WhatIf").MustBeClean();
        Assert.Equal(["openai", "openai@a", "openai@b"], Accounts(session));

        session.Run("Remove-AicProviderConfig openai").MustBeClean();
        Assert.Equal(["openai@a", "openai@b"], Accounts(session));

        session.Run("'openai@a' | Remove-AicProviderConfig").MustBeClean();
        Assert.Equal(["openai@b"], Accounts(session));

        Assert.Equal(["NotConfigured,Aic.PowerShell.RemoveAicProviderConfigCommand"], session.Run("Remove-AicProviderConfig openai").ErrorIds);
        session.Run("Remove-AicProviderConfig *").MustBeClean();
        Assert.Empty(Accounts(session));
    }

    private static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char character in text)
        {
            secure.AppendChar(character);
        }

        return secure;
    }

    private static JsonNode Read(ModuleSession session) => JsonNode.Parse(File.ReadAllText(session.ConfigFile))!;

    private static string? Text(ModuleSession session, string account, string field) => (string?)Read(session)["providers"]![account]![field];

    private static IEnumerable<string> Accounts(ModuleSession session) => Read(session)["providers"]!.AsObject().Select(account => account.Key);
}
