using System.Text.Json;
using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;
using ZstdSharp;

namespace Aic.Core.Sessions.Zed;

/// <summary>
/// Reads <c>threads</c>: <c>data</c> is JSON, as a rule compressed with Zstandard (<c>data_type</c>). <c>cumulative_token_usage</c> is the sum of a thread;
/// <c>request_token_usage</c> tells of the last request to each of the user's messages only, so it counts where it is larger. Input is without what the cache gave or took.
/// </summary>
/// <param name="batch">Where records go.</param>
internal sealed class ZedParser(RecordBatch batch) : RowParser(batch)
{
    /// <inheritdoc />
    protected override string Query(SqliteConnection database) => "SELECT id, updated_at, data_type, data FROM threads;";

    /// <inheritdoc />
    protected override bool Read(SqliteDataReader row)
    {
        string thread = row.GetString(0);
        using JsonDocument json = Unpack(row.GetFieldValue<byte[]>(3), row.Text(2));
        JsonElement root = json.RootElement;
        JsonElement[] requests = root.Member("request_token_usage") is { ValueKind: JsonValueKind.Object } usage ? [.. usage.EnumerateObject().Select(request => request.Value)] : [];
        JsonElement total = root.Member("cumulative_token_usage") ?? default;
        long Sum(string name) => Math.Max(total.CountOf(name), requests.Sum(request => request.CountOf(name)));
        JsonElement? model = root.Member("model");
        return TryAdd(new SessionRecord
        {
            Key = RecordIds.Of(thread),
            Time = row.Time(1),
            Model = Batch.Name(model?.TextOf("model")),
            Vendor = Batch.Name(model?.TextOf("provider")),
            Session = Batch.Name(thread),
            Input = Sum("input_tokens"),
            Output = Sum("output_tokens"),
            CacheRead = Sum("cache_read_input_tokens"),
            CacheWrite5m = Sum("cache_creation_input_tokens"),
            Traits = RecordTraits.SessionTotal,
        });
    }

    /// <summary>A thread's JSON.</summary>
    /// <exception cref="JsonException">It can't be unpacked, or is no JSON.</exception>
    private static JsonDocument Unpack(byte[] data, string? type)
    {
        try
        {
            using MemoryStream packed = new(data);
            using Stream plain = type == "zstd" ? new DecompressionStream(packed) : packed;
            return JsonDocument.Parse(plain, new JsonDocumentOptions { MaxDepth = LogJson.Options.MaxDepth });
        }
        catch (Exception exception) when (exception is ZstdException or IOException)
        {
            throw new JsonException("A thread can't be unpacked.", exception);
        }
    }
}
