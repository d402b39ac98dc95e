using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(401, "InvalidKey", ErrorCategory.AuthenticationError)]
    [InlineData(403, "Forbidden", ErrorCategory.PermissionDenied)]
    [InlineData(200, "ParseError", ErrorCategory.InvalidData)]
    public async Task A_failure_is_an_error_with_a_stable_id_and_the_account_is_still_told(int status, string id, ErrorCategory category)
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("""{"error":{"message":"no","type":"made_up","param":null,"code":null}}""", status));
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        if (status == 403)
        {
            server.Answer("/v1/models", """{"object":"list","data":[]}""");
        }

        SessionResult result = session.Run("Get-AicUsage openai");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal($"{id},Aic.PowerShell.GetAicUsageCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("openai", SessionResult.Value(PSObject.AsPSObject(error.TargetObject), "AccountId"));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(id, SessionResult.Value(Assert.Single(result.Output), "Error.Kind")!.ToString());
        Assert.DoesNotContain("made-up-for-tests", error.ToString() + error.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_one_provider_does_not_keep_the_others_from_answering()
    {
        await using FakeServer good = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        await using FakeServer bad = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("{}", 401));
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(good, $$""", "openai@bad": { "provider": "openai", "api_key": "sk-admin-made-up-for-tests-0002", "auth_source": "config", "endpoint": "{{bad.Address}}" } """);

        SessionResult result = session.Run("Get-AicUsage openai");

        Assert.Equal(["openai", "openai@bad"], result.Values("AccountId").Order());
        Assert.Equal(["InvalidKey,Aic.PowerShell.GetAicUsageCommand"], result.ErrorIds);
    }

    [Fact]
    public async Task What_was_known_before_a_failure_is_told_as_stale_beside_the_error()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run("Get-AicUsage openai").MustBeClean();
        server.Answer("/v1/organization/costs", "{}", 401).Answer("/v1/organization/usage/completions", "{}", 401).Answer("/v1/models", "{}", 401).AnswerAll(_ => new FakeAnswer("{}", 401));

        SessionResult result = session.Run("Get-AicUsage openai -Refresh");

        Assert.Equal(["InvalidKey,Aic.PowerShell.GetAicUsageCommand"], result.ErrorIds);
        PSObject stale = Assert.Single(result.Output);
        Assert.Equal((true, 4.56m), (SessionResult.Value(stale, "IsStale"), SessionResult.Value(stale, "Usage.CostUsd")));
    }

    [Fact]
    public void A_missing_key_is_an_error_only_where_the_account_was_asked_for_by_name()
    {
        using ModuleSession session = new();

        Assert.Equal(["MissingKey,Aic.PowerShell.GetAicUsageCommand"], session.Run("Get-AicUsage openai").ErrorIds);
        Assert.Empty(session.Run("Get-AicUsage open*").ErrorIds);
    }

    [Theory]
    [InlineData("Get-AicUsage nobody, openai -Period Today", "Aic.PowerShell.GetAicUsageCommand")]
    [InlineData("Get-AicProvider nobody, openai", "Aic.PowerShell.GetAicProviderCommand")]
    [InlineData("Test-AicProvider nobody, openai", "Aic.PowerShell.TestAicProviderCommand")]
    [InlineData("Invoke-AicRefresh nobody, openai -PassThru", "Aic.PowerShell.InvokeAicRefreshCommand")]
    public void An_unknown_name_is_an_error_that_lists_the_known_ones_and_the_others_go_on(string script, string command)
    {
        using ModuleSession session = new();

        SessionResult result = session.Run(script);

        ErrorRecord error = result.Errors[0];
        Assert.Equal($"UnknownProvider,{command}", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("nobody", error.TargetObject);
        Assert.Contains("openai, anthropic", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("openai", SessionResult.Value(Assert.Single(result.Output), "AccountId"));
    }

    [Fact]
    public void A_pattern_that_fits_nobody_is_no_error()
    {
        using ModuleSession session = new();

        Assert.Empty(session.Run("Get-AicUsage nobody*; Get-AicProvider nobody*").MustBeClean().Output);
    }

    [Theory]
    [InlineData("Get-AicUsage", "GetAicUsage")]
    [InlineData("Get-AicProvider", "GetAicProvider")]
    [InlineData("Get-AicConfig", "GetAicConfig")]
    [InlineData("Set-AicConfig -CacheTtlSeconds 5", "SetAicConfig")]
    [InlineData("Set-AicProviderConfig openai -Enabled $false", "SetAicProviderConfig")]
    [InlineData("Remove-AicProviderConfig openai", "RemoveAicProviderConfig")]
    [InlineData("Test-AicProvider", "TestAicProvider")]
    [InlineData("Invoke-AicRefresh", "InvokeAicRefresh")]
    public void A_broken_configuration_ends_the_command_names_the_line_and_is_left_as_it_is(string script, string command)
    {
        using ModuleSession session = new();
        const string Broken = "{\n  \"providers\": {\n    oops\n  }\n}";
        session.Configure(Broken);

        ErrorRecord error = (ErrorRecord)session.Run($"try {{ {script}; 'went on' }} catch {{ $_ }}").Single().BaseObject;

        Assert.Equal($"ConfigInvalid,Aic.PowerShell.{command}Command", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains($"{session.ConfigFile}, line 3", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(Broken, File.ReadAllText(session.ConfigFile));
    }

    [Fact]
    public async Task ErrorAction_Stop_ends_the_script()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("{}", 401));
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult result = session.Run("Get-AicUsage openai -ErrorAction Stop; 'not reached'");

        Assert.Equal("InvalidKey,Aic.PowerShell.GetAicUsageCommand", result.Terminating!.FullyQualifiedErrorId);
        Assert.DoesNotContain(result.Output, item => item.BaseObject is "not reached");
    }

    [Fact]
    public void Alerts_that_can_not_be_read_end_the_command_and_are_not_none()
    {
        using ModuleSession session = new();
        Directory.CreateDirectory(Path.Combine(session.ConfigDirectory, "usage.db"));

        SessionResult result = session.Run("Get-AicAlert");

        Assert.Empty(result.Output);
        Assert.Equal(["StoreUnusable,Aic.PowerShell.GetAicAlertCommand"], result.ErrorIds);
        Assert.Empty(session.Complete("Get-AicAlert "));
    }
}
