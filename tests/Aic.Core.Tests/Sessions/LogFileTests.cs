using System.Text;

namespace Aic.Core.Tests.Sessions;

/// <summary>What logs can be like, and what can happen to them.</summary>
public sealed class LogFileTests : IDisposable
{
    private const string Log = ".claude/projects/-home-dev-app/session-a.jsonl";

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_half_written_last_line_counts_when_it_is_whole()
    {
        string line = new ClaudeLine { Message = "msg_2", Output = 7 }.ToString();
        _home.Write(Log, new ClaudeLine() + line[..^30]);
        Assert.Single(_home.Scan());

        _home.Append(Log, line[^30..]);
        Assert.Equal([7, 20], Outputs());
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public void A_last_line_without_its_end_counts_at_once_and_not_again_when_the_end_comes()
    {
        _home.Write(Log, new ClaudeLine { Message = null, Request = null }.ToString().TrimEnd('\n'));
        Assert.Equal([20], Outputs());

        _home.Append(Log, "\n" + new ClaudeLine { Message = null, Request = null, Output = 21 });
        Assert.Equal([20, 21], Outputs());
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_empty_lines_do_no_harm()
    {
        _home.Write(Log, "\uFEFF" + new ClaudeLine().ToString().Replace("\n", "\r\n\r\n\n", StringComparison.Ordinal) + new ClaudeLine { Message = "msg_2" });

        Assert.Equal([20, 20], Outputs());
    }

    [Fact]
    public void Broken_lines_NULs_and_bytes_that_are_no_text_are_skipped_and_the_rest_counts()
    {
        byte[] noText = [.. Encoding.UTF8.GetBytes(new ClaudeLine { Content = "#" }.ToString())];
        noText[Array.IndexOf(noText, (byte)'#')] = 0xFF;
        _home.Write(Log, "");
        using (FileStream file = new(_home.PathOf(Log), FileMode.Append))
        {
            file.Write(noText);
            file.Write(new byte[5000]);
            file.Write(Encoding.UTF8.GetBytes($$$"""
                {{{new ClaudeLine { Message = "msg_2" }}}}
                {"type":"assistant","message":{"usage":{"input_tokens":
                {"type":"assistant","message":{"usage":{"input_tokens":-5}},"timestamp":"2026-11-20T10:00:00Z"}
                {"type":"assistant","message":{"usage":{"input_tokens":9000000000000000000}},"timestamp":"2026-11-20T10:00:00Z"}
                {"type":"assistant","message":{"usage":{"input_tokens":5}},"timestamp":"yesterday"}
                [ "usage" ]
                {{{new ClaudeLine { Message = "msg_3" }}}}
                """));
        }

        Assert.Equal([20, 20, 20], Outputs());
        Assert.Contains(_home.Logger.All, message => message.Contains("5 of all its lines are broken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(300_000)]
    [InlineData(5_000_000)]
    public void Lines_far_longer_than_the_buffer_are_gone_past_and_count_where_they_should(int length)
    {
        string filling = new('x', length);
        _home.Write(
            Log,
            new ClaudeLine() + $$$"""{"type":"user","message":{"content":"{{{filling}}}"}}""" + "\n" + new ClaudeLine { Message = "msg_2", Output = 1, Content = filling } + new ClaudeLine { Message = "msg_3", Output = 2 });

        Assert.Equal([1, 2, 20], Outputs());
    }

    [Fact]
    public void An_unfinished_line_longer_than_the_buffer_waits_for_its_end()
    {
        string line = new ClaudeLine { Message = "msg_2", Output = 3, Content = new string('x', 700_000) }.ToString();
        _home.Write(Log, new ClaudeLine() + line[..600_000]);
        Assert.Equal([20], Outputs());

        _home.Append(Log, line[600_000..]);
        Assert.Equal([3, 20], Outputs());
    }

    [Fact]
    public void A_truncated_log_is_read_anew_and_what_it_said_stays()
    {
        _home.Write(Log, new ClaudeLine { Output = 1 }.ToString() + new ClaudeLine { Message = "msg_2", Output = 2 });
        _home.Scan();
        _home.Write(Log, new ClaudeLine { Message = "msg_3", Output = 3 }.ToString());

        Assert.Equal([1, 2, 3], Outputs());
    }

    [Fact]
    public void Another_log_in_the_place_of_one_is_read_from_its_start()
    {
        _home.Write(Log, new ClaudeLine { Output = 1 }.ToString());
        _home.Scan();
        _home.Write(Log, new ClaudeLine { Message = "msg_2", Output = 2 }.ToString() + new ClaudeLine { Message = "msg_3", Output = 3 });

        Assert.Equal([1, 2, 3], Outputs());
        _home.Append(Log, new ClaudeLine { Message = "msg_4", Output = 4 }.ToString());
        Assert.Equal([1, 2, 3, 4], Outputs());
    }

    [Fact]
    public void A_moved_log_is_read_on_where_it_is_now()
    {
        _home.Write(Log, new ClaudeLine { Message = null, Request = null }.ToString());
        _home.Scan();
        File.Move(_home.PathOf(Log), _home.PathOf(".claude/projects/-home-dev-app/moved.jsonl"));
        _home.Append(".claude/projects/-home-dev-app/moved.jsonl", new ClaudeLine { Message = null, Request = null, Output = 5 }.ToString());

        Assert.Equal([5, 20], Outputs());
    }

    [Fact]
    public void What_a_deleted_log_said_stays()
    {
        _home.Write(Log, new ClaudeLine().ToString());
        _home.Scan();
        Directory.Delete(_home.PathOf(".claude"), recursive: true);

        Assert.Equal([20], Outputs());
    }

    [Fact]
    public void Empty_logs_other_files_and_odd_names_do_no_harm()
    {
        _home.Write(Log, "");
        _home.Write(".claude/projects/-home-dev-app/notes.txt", new ClaudeLine().ToString());
        _home.Write(".claude/projects/mit Leer zeichen – 日本/ses'sion \"1\".jsonl", new ClaudeLine { Output = 8 }.ToString());

        Assert.Equal([8], Outputs());
    }

    [Fact]
    public void Ten_thousand_logs_are_all_read()
    {
        for (int i = 0; i < 10_000; i++)
        {
            _home.Write($".claude/projects/p{i % 100}/{i}.jsonl", i % 10 == 0 ? new ClaudeLine { Message = $"msg_{i}" }.ToString() : "");
        }

        Assert.Equal(1000, _home.Scan().Count);
        Assert.Equal(1000, _home.Scan().Count);
    }

    [Fact]
    public void Folders_without_permission_and_links_in_a_circle_are_passed_over()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such links and permissions for ordinary users.");
            return;
        }

        _home.Write(Log, new ClaudeLine().ToString());
        string closed = _home.Write(".claude/projects/closed/session-b.jsonl", new ClaudeLine { Message = "msg_2" }.ToString());
        File.CreateSymbolicLink(_home.PathOf(".claude/projects/-home-dev-app/circle"), _home.PathOf(".claude/projects"));
        File.SetUnixFileMode(Path.GetDirectoryName(closed)!, UnixFileMode.None);
        try
        {
            // The superuser is stopped by no permission.
            Assert.Equal(Environment.IsPrivilegedProcess ? 2 : 1, _home.Scan().Count);
        }
        finally
        {
            File.SetUnixFileMode(Path.GetDirectoryName(closed)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_log_that_grows_while_it_is_scanned_is_told_whole_in_the_end()
    {
        _home.Write(Log, "");
        using CancellationTokenSource written = new();
        Task writing = Task.Run(() =>
        {
            for (int i = 0; i < 2000; i++)
            {
                _home.Append(Log, new ClaudeLine { Message = $"msg_{i}", Output = i }.ToString());
            }

            written.Cancel();
        }, TestContext.Current.CancellationToken);
        while (!written.IsCancellationRequested)
        {
            IReadOnlyList<long> seen = Outputs();
            Assert.Equal(Enumerable.Range(0, seen.Count).Select(i => (long)i), seen);
        }

        await writing;
        Assert.Equal(2000, _home.Scan().Count);
    }

    private IReadOnlyList<long> Outputs() => [.. _home.Scan().Select(response => response.Output).Order()];
}
