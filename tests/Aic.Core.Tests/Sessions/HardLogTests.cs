using System.Text;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Tests.Sessions;

/// <summary>Logs and folders that are hard to read.</summary>
public sealed class HardLogTests : IDisposable
{
    private const string Log = ".claude/projects/-home-dev-app/session-a.jsonl";
    private const int Huge = 50 << 20;

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_of_50_MB_counts_where_it_should_and_hides_nothing(bool counts)
    {
        _home.Write(Log, new ClaudeLine { Output = 1 }.ToString());
        string line = counts ? new ClaudeLine { Message = "msg_2", Output = 2, Content = "#" }.ToString() : """{"type":"user","message":{"content":"#"}}""" + "\n";
        string[] parts = line.Split('#');
        using (FileStream file = new(_home.PathOf(Log), FileMode.Append))
        {
            byte[] filling = new byte[1 << 20];
            Array.Fill(filling, (byte)'x');
            file.Write(Encoding.UTF8.GetBytes(parts[0]));
            for (int written = 0; written < Huge; written += filling.Length)
            {
                file.Write(filling);
            }

            file.Write(Encoding.UTF8.GetBytes(parts[1] + new ClaudeLine { Message = "msg_3", Output = 3 }));
        }

        Assert.Equal(counts ? [1, 2, 3] : [1, 3], _home.Scan().Select(response => response.Output).Order());
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public void A_folder_that_can_not_be_looked_into_keeps_no_other_from_being_read()
    {
        _home.Write(Log, new ClaudeLine().ToString());
        SessionIndex index = _home.Start();

        SessionContent content = index.Read(new ClosedFolderReader(_home.Folder), TestContext.Current.CancellationToken);

        Assert.Single(SessionHome.Responses(content.Segments));
        Assert.Contains(_home.Logger.All, message => message.Contains(_home.Folder, StringComparison.Ordinal) && message.Contains("can't be read", StringComparison.Ordinal));
    }

    [Fact]
    public void A_home_that_is_read_only_is_read()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights are of another kind there.");
            return;
        }

        Assert.SkipWhen(Environment.UserName == "root", "Rights don't bind this user.");
        _home.Write(Log, new ClaudeLine().ToString());
        UnixFileMode before = File.GetUnixFileMode(_home.Folder);
        File.SetUnixFileMode(_home.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Single(_home.Scan());
            Assert.Single(_home.Logger.Warnings.Distinct());
        }
        finally
        {
            File.SetUnixFileMode(_home.Folder, before);
        }
    }

    [Fact]
    public void Broken_lines_are_told_at_every_scan_log_by_log()
    {
        string path = _home.Write(Log, new ClaudeLine() + """{"message":{"usage":""" + "\n");
        _home.Scan();
        int before = _home.Logger.All.Count;

        _home.Scan();

        Assert.Contains(_home.Logger.All.Skip(before), message => message.StartsWith($"{path}: 1 broken lines are left out", StringComparison.Ordinal));
    }

    /// <summary>Claude Code's reader with a further folder that the system refuses to list.</summary>
    private sealed class ClosedFolderReader(string closed) : ISessionReader
    {
        private readonly ClaudeCodeReader _reader = new();

        public string Id => _reader.Id;

        public string Name => _reader.Name;

        public Uri Documentation => _reader.Documentation;

        public IReadOnlyList<string> Folders(SessionMachine machine) => [closed, .. _reader.Folders(machine)];

        public IEnumerable<SessionFile> Find(string folder) =>
            folder == closed ? throw new UnauthorizedAccessException($"Access to the path '{folder}' is denied.") : _reader.Find(folder);

        public SessionParser Parse(SessionFile file, RecordBatch batch) => _reader.Parse(file, batch);
    }
}
