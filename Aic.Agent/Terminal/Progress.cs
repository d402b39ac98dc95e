using Aic.Agent.Rendering;
using Spectre.Console;

namespace Aic.Agent.Terminal;

/// <summary>Shows on standard error that something is going on, once it takes longer than a moment and where a person watches.</summary>
internal static class Progress
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Does the work, and shows progress while it lasts.</summary>
    /// <typeparam name="T">What comes of the work.</typeparam>
    /// <param name="terminal">Where to show.</param>
    /// <param name="title">What is going on, in words.</param>
    /// <param name="work">The work; it may report how far it is.</param>
    public static async Task<T> ShowAsync<T>(CliTerminal terminal, string title, Func<IProgress<string>, Task<T>> work)
    {
        Steps steps = new();
        Task<T> running = work(steps);
        if (terminal.ShowsProgress && await Task.WhenAny(running, Task.Delay(Moment)) != running)
        {
            await SpinAsync(terminal, title, steps, running);
        }

        return await running;
    }

    private static async Task SpinAsync(CliTerminal terminal, string title, Steps steps, Task running)
    {
        IAnsiConsole console = SpectreConsole.Create(terminal.Error, hasColor: true, isLive: true);
        Action<string> before = terminal.WriteErrorLine;
        terminal.WriteErrorLine = console.WriteLine;
        try
        {
            await console.Status()
                .Spinner(terminal.IsUnicode ? Spinner.Known.Dots : Spinner.Known.Line)
                .SpinnerStyle(Looks.Quiet)
                .StartAsync(title, status => ShowStepsAsync(status, title, steps, running));
        }
        finally
        {
            terminal.WriteErrorLine = before;
        }
    }

    private static async Task ShowStepsAsync(StatusContext status, string title, Steps steps, Task running)
    {
        steps.Changed = step => status.Status = Markup.Escape($"{title}: {step}");
        await Task.WhenAny(running);
    }

    private sealed class Steps : IProgress<string>
    {
        public Action<string>? Changed { get; set; }

        public void Report(string value) => Changed?.Invoke(value);
    }
}
