using Aic.Core.Sessions;
using Aic.Core.Usage;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

/// <summary>What must hold for whatever logs: seeds make many of them.</summary>
public sealed class IndexPropertyTests
{
    private const int Size = 150_000;

    private static readonly DateTimeOffset Start = new(2026, 11, 3, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Tools => [.. GeneratedLogs.Tools];

    // A tool and a seed.
    public static MatrixTheoryData<string, int> Seeds => new(GeneratedLogs.Tools, Enumerable.Range(1, 12));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_response_counts_once_with_all_its_tokens(string tool, int seed)
    {
        using SessionHome home = Home(tool);
        IReadOnlyList<GeneratedResponse> told = Write(home, Size, seed);

        Assert.Equal(WithoutSessions(told), WithoutSessions(home.Scan()));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_megabyte_of_logs_gives_the_totals_that_were_written(string tool)
    {
        using SessionHome home = Home(tool);
        IReadOnlyList<GeneratedResponse> told = Write(home, 1_000_000, 99);

        Assert.Equal(LogTotals.Of(told), LogTotals.Of(home.Scan()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_split_of_the_appends_into_scans_gives_what_one_scan_gives(string tool, int seed)
    {
        using SessionHome whole = Home(tool);
        using SessionHome split = Home(tool);
        Write(whole, Size, seed);
        Random random = new(seed);
        (string Path, byte[] Content, int Written)[] files = [.. Logs(whole).Select(path => (Path.GetRelativePath(whole.PathOf(""), path), File.ReadAllBytes(path), 0))];
        while (files.Any(file => file.Written < file.Content.Length))
        {
            for (int i = 0; i < files.Length; i++)
            {
                (string path, byte[] content, int written) = files[i];
                int length = Math.Min(content.Length - written, random.Next(content.Length / 2));
                Append(split.PathOf(path), content.AsSpan(written, length));
                files[i].Written += length;
            }

            split.Scan();
        }

        Assert.Equal(whole.Scan(), split.Scan());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_in_which_files_come_gives_the_same(string tool, int seed)
    {
        using SessionHome together = Home(tool);
        using SessionHome apart = Home(tool);
        Write(together, Size, seed);
        string[] logs = [.. Logs(together)];
        new Random(seed).Shuffle(logs);
        foreach (string log in logs)
        {
            string copy = apart.PathOf(Path.GetRelativePath(together.PathOf(""), log));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(log, copy);
            apart.Scan();
        }

        Assert.Equal(together.Scan(), apart.Scan());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scanning_again_and_scanning_anew_give_the_same(string tool, int seed)
    {
        using SessionHome home = Home(tool);
        Write(home, Size, seed);

        IReadOnlyList<GeneratedResponse> first = home.Scan();
        IReadOnlyList<GeneratedResponse> second = home.Scan();
        home.Data = "another";

        Assert.Equal(first, second);
        Assert.Equal(first, home.Scan());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Periods_that_follow_each_other_add_up(string tool, int seed)
    {
        using SessionHome home = Home(tool);
        IReadOnlyList<GeneratedResponse> told = Write(home, Size, seed);
        DateTimeOffset[] cuts = [Start.AddHours(-1), Start.AddMinutes(20), Start.AddHours(1), Start.AddHours(7), Start.AddYears(1)];

        IEnumerable<GeneratedResponse> parts = cuts.Zip(cuts.Skip(1)).SelectMany(cut => home.Scan(new UsagePeriod(cut.First, cut.Second)));

        Assert.Equal(WithoutSessions(told), WithoutSessions(parts));
    }

    /// <summary>Which of two sessions gave a response first that both have, word for word, no log tells.</summary>
    private static IEnumerable<GeneratedResponse> WithoutSessions(IEnumerable<GeneratedResponse> responses) =>
        responses.Select(response => response with { Session = "" });

    private static SessionHome Home(string tool) => new() { Reader = SessionReaders.All.Single(reader => reader.Id == tool) };

    private static IReadOnlyList<GeneratedResponse> Write(SessionHome home, long size, int seed) => GeneratedLogs.Write(home.Reader.Id, home.PathOf(""), size, seed, Start);

    private static IEnumerable<string> Logs(SessionHome home) =>
        home.Reader.Folders(new SessionMachine(home.Variables.GetValueOrDefault)).Where(Directory.Exists).SelectMany(home.Reader.Find).Select(file => file.Path).Order(StringComparer.Ordinal);

    private static void Append(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream file = new(path, FileMode.Append);
        file.Write(bytes);
    }
}
