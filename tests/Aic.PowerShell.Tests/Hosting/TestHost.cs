using System.Globalization;
using System.Management.Automation.Host;

namespace Aic.PowerShell.Tests.Hosting;

/// <summary>A host that keeps what is shown on the screen, and never asks anybody anything.</summary>
internal sealed class TestHost(bool hasColours) : PSHost
{
    private readonly TestUI _ui = new(hasColours);

    public string Screen => _ui.Text.ToString();

    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture { get; } = CultureInfo.GetCultureInfo("en-US");

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.GetCultureInfo("en-US");

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Test";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
