using System.Management.Automation;
using System.Xml;
using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Cmdlets =>
    [
        "Export-AicUsage", "Get-AicAgent", "Get-AicAlert", "Get-AicAlertChannel", "Get-AicBudget", "Get-AicConfig",
        "Get-AicExchangeRate", "Get-AicForecast", "Get-AicPlan", "Get-AicPrice", "Get-AicProvider", "Get-AicSession",
        "Get-AicUsage", "Get-AicUsageHistory", "Import-AicUsage", "Invoke-AicAlertCheck", "Invoke-AicRefresh", "Register-AicAgentStartup",
        "Remove-AicAlertChannel", "Remove-AicBudget", "Remove-AicPlan", "Remove-AicProviderConfig", "Restart-AicAgent", "Resume-AicAlert",
        "Set-AicAlertChannel", "Set-AicBudget", "Set-AicConfig", "Set-AicPlan", "Set-AicProviderConfig", "Show-AicUsage",
        "Start-AicAgent", "Stop-AicAgent", "Suspend-AicAlert", "Sync-AicHistory", "Test-AicAlertChannel", "Test-AicBudget",
        "Test-AicProvider", "Test-AicSetup", "Trace-AicUsage", "Unregister-AicAgentStartup", "Update-AicExchangeRate", "Update-AicPrices",
        "Watch-AicUsage",
    ];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_says_of_each_parameter_what_the_cmdlet_does(string cmdlet)
    {
        using ModuleSession session = new();
        CmdletInfo command = (CmdletInfo)session.Run("Get-Command $name", ("name", cmdlet)).Single().BaseObject;

        string[] real = [.. Own(command).Values.Select(Facts).Order(StringComparer.Ordinal)];

        Assert.Equal(real, Nodes(cmdlet, "./*[local-name()='parameters']/*").Select(Facts).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_shows_the_syntax_of_each_parameter_set(string cmdlet)
    {
        using ModuleSession session = new();
        CmdletInfo command = (CmdletInfo)session.Run("Get-Command $name", ("name", cmdlet)).Single().BaseObject;

        string[] real =
        [
            .. command.ParameterSets.Select(set => string.Join(' ', set.Parameters
                .Where(parameter => Own(command).ContainsKey(parameter.Name))
                .Select(parameter => parameter.Name)
                .Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
        ];
        string[] shown =
        [
            .. Nodes(cmdlet, "./*[local-name()='syntax']/*").Select(item => string.Join(' ', item
                .SelectNodes("./*[local-name()='parameter']/*[local-name()='name']")!.Cast<XmlNode>()
                .Select(name => name.InnerText)
                .Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(real, shown);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_names_the_types_that_the_cmdlet_writes(string cmdlet)
    {
        using ModuleSession session = new();
        CmdletInfo command = (CmdletInfo)session.Run("Get-Command $name", ("name", cmdlet)).Single().BaseObject;

        string[] shown = [.. Nodes(cmdlet, "./*[local-name()='returnValues']/*/*/*[local-name()='name']").Select(name => name.InnerText).Where(name => name != "None")];

        Assert.Equal(command.OutputType.Select(type => type.Name).Where(name => name != "System.Void"), shown);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void PowerShell_finds_the_help(string cmdlet)
    {
        using ModuleSession session = new();

        PSObject help = session.Run("Get-Help $name -Full", ("name", cmdlet)).Single();

        Assert.Equal(Nodes(cmdlet, "./*[local-name()='details']/*[local-name()='description']").Single().InnerText.Trim(), ((string)help.Properties["Synopsis"].Value).Trim());
    }

    [Fact]
    public void The_modules_topic_is_found()
    {
        using ModuleSession session = new();

        string topic = session.Run("Get-Help about_AicTracker").Single().ToString();

        Assert.All(Cmdlets.Select(row => row.Data).Where(name => name.StartsWith("Get", StringComparison.Ordinal) && name != "Get-AicConfig"), name => Assert.Contains(name, topic, StringComparison.Ordinal));
    }

    private static Dictionary<string, ParameterMetadata> Own(CmdletInfo command) =>
        command.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .ToDictionary(parameter => parameter.Name);

    private static string Facts(ParameterMetadata parameter)
    {
        ParameterSetMetadata set = parameter.ParameterSets.Values.First();
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return Line(
            parameter.Name,
            type.Name,
            set.IsMandatory,
            set.Position == int.MinValue ? "named" : set.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
            (set.ValueFromPipeline, set.ValueFromPipelineByPropertyName) switch
            {
                (true, true) => "True (ByValue, ByPropertyName)",
                (true, false) => "True (ByValue)",
                (false, true) => "True (ByPropertyName)",
                _ => "False",
            },
            parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases),
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any());
    }

    private static string Facts(XmlNode parameter)
    {
        string Attribute(string name) => parameter.Attributes![name]!.Value;
        string Text(string path) => parameter.SelectSingleNode(path)!.InnerText;
        Assert.NotEmpty(Text("./*[local-name()='description']").Trim());
        return Line(
            Text("./*[local-name()='name']"),
            Text("./*[local-name()='type']/*[local-name()='name']"),
            bool.Parse(Attribute("required")),
            Attribute("position"),
            Attribute("pipelineInput"),
            Attribute("aliases"),
            bool.Parse(Attribute("globbing")));
    }

    private static string Line(string name, string type, bool isMandatory, string position, string pipeline, string aliases, bool wildcards) =>
        $"-{name} {type}; mandatory {isMandatory}; position {position}; pipeline {pipeline}; aliases {aliases}; wildcards {wildcards}";

    private static IEnumerable<XmlNode> Nodes(string cmdlet, string path)
    {
        XmlDocument help = new() { XmlResolver = null };
        help.Load(Path.Combine(TestProcess.ModuleDirectory, "en-US", "Aic.PowerShell.dll-Help.xml"));
        return help.SelectSingleNode($"/*/*[*[local-name()='details']/*[local-name()='name']='{cmdlet}']")!.SelectNodes(path)!.Cast<XmlNode>();
    }
}
