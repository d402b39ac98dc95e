using Spectre.Console;

namespace Aic.Agent.Terminal;

/// <summary>Shows on standard error that something is going on, once it takes longer than a moment and where a person watches.</summary>
internal static class Progress
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Waits for all answers, and shows who has answered while it lasts.</summary>
    /// <typeparam name="T">An answer.</typeparam>
    /// <param name="terminal">Where to show.</param>
    /// <param name="title">What is going on, in words.</param>
    /// <param name="answers">The answers as they come.</param>
    /// <param name="nameOf">Whose an answer is.</param>
    public static Task<IReadOnlyList<T>> CollectAsync<T>(CliTerminal terminal, string title, IAsyncEnumerable<T> answers, Func<T, string> nameOf) =>
        CollectAsync(terminal, title, _ => answers, nameOf);

    /// <summary>Waits for all answers, and shows who has answered and what else is told while it lasts.</summary>
    /// <typeparam name="T">An answer.</typeparam>
    /// <param name="terminal">Where to show.</param>
    /// <param name="title">What is going on, in words.</param>
    /// <param name="ask">Gives the answers as they come, and is handed what tells of a step.</param>
    /// <param name="nameOf">Whose an answer is.</param>
    public static async Task<IReadOnlyList<T>> CollectAsync<T>(CliTerminal terminal, string title, Func<Action<string>, IAsyncEnumerable<T>> ask, Func<T, string> nameOf)
    {
        Steps steps = new();
        Task<IReadOnlyList<T>> running = CollectAsync(ask(steps.Report), nameOf, steps);
        if (terminal.ShowsProgress && await Task.WhenAny(running, Task.Delay(Moment)) != running)
        {
            await SpinAsync(terminal, title, steps, running);
        }

        return await running;
    }

    private static async Task<IReadOnlyList<T>> CollectAsync<T>(IAsyncEnumerable<T> answers, Func<T, string> nameOf, Steps steps)
    {
        List<T> collected = [];
        await foreach (T answer in answers)
        {
            collected.Add(answer);
            steps.Report($"{nameOf(answer)} answered");
        }

        return collected;
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

    private sealed class Steps
    {
        public Action<string>? Changed { get; set; }

        public void Report(string value) => Changed?.Invoke(value);
    }
}
