using System.Text.Json;
using Aic.Core.Sessions;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Tests.Sessions.Example;

/// <summary>Reads Example's lines: <c>reply</c> has <c>tokens { input, cached, output }</c>; <c>cached</c> is part of <c>input</c>. Cost is in US dollars.</summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class ExampleParser(SessionFile file, RecordBatch batch) : JsonLineParser(batch, new LineFilter("\"tokens\""u8.ToArray()))
{
    private readonly string _session = Path.GetFileNameWithoutExtension(file.Path);

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        if (line.TextOf("type") != "reply" || line.Member("tokens") is not { } tokens)
        {
            return true;
        }

        long cached = tokens.CountOf("cached");
        SessionRecord record = new()
        {
            Key = RecordIds.Of(line.TextOf("id")),
            Time = line.TimeOf("time") ?? 0,
            Model = Batch.Name(line.TextOf("model")),
            Session = Batch.Name(_session),
            Project = Batch.Name(line.TextOf("folder")),
            Input = tokens.CountOf("input") - cached,
            CacheRead = cached,
            Output = tokens.CountOf("output"),
        };
        record.SetCost(line.MoneyOf("cost"));
        return TryAdd(record);
    }
}
