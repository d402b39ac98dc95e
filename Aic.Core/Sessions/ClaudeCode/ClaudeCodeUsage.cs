using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.ClaudeCode;

/// <summary>
/// Reads a <c>usage</c> as the Messages API gives it: https://platform.claude.com/docs/en/api/messages. Cache writes have a lifetime of five minutes or one hour,
/// with different prices; where the log doesn't split them, they are of five minutes, the API's default (https://platform.claude.com/docs/en/build-with-claude/prompt-caching).
/// </summary>
internal static class ClaudeCodeUsage
{
    /// <summary>Reads the object that the reader is at the start of.</summary>
    public static void Read(scoped ref Utf8JsonReader json, ref SessionRecord record)
    {
        long written = 0;
        CacheWrites split = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = json.TextOrName();
            json.Read();
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("speed"u8):
                    record.Traits |= json.TextOrEmpty().SequenceEqual("fast"u8) ? RecordTraits.Fast : RecordTraits.None;
                    break;
                case 12 when name.SequenceEqual("input_tokens"u8):
                    record.Input = json.CountOrZero();
                    break;
                case 12 when name.SequenceEqual("service_tier"u8):
                    record.Traits |= Tier(json.TextOrEmpty());
                    break;
                case 13 when name.SequenceEqual("output_tokens"u8):
                    record.Output = json.CountOrZero();
                    break;
                case 14 when name.SequenceEqual("cache_creation"u8) && json.TokenType == JsonTokenType.StartObject:
                    split = ReadCacheWrites(ref json);
                    break;
                case 15 when name.SequenceEqual("server_tool_use"u8) && json.TokenType == JsonTokenType.StartObject:
                    record.WebSearches = ReadWebSearches(ref json);
                    break;
                case 23 when name.SequenceEqual("cache_read_input_tokens"u8):
                    record.CacheRead = json.CountOrZero();
                    break;
                case 27 when name.SequenceEqual("cache_creation_input_tokens"u8):
                    written = json.CountOrZero();
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        record.CacheWrite1h = split.OneHour;
        record.CacheWrite5m = Math.Max(written - split.OneHour, split.FiveMinutes);
    }

    private static CacheWrites ReadCacheWrites(scoped ref Utf8JsonReader json)
    {
        CacheWrites writes = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = json.TextOrName();
            json.Read();
            if (name.SequenceEqual("ephemeral_5m_input_tokens"u8))
            {
                writes.FiveMinutes = json.CountOrZero();
            }
            else if (name.SequenceEqual("ephemeral_1h_input_tokens"u8))
            {
                writes.OneHour = json.CountOrZero();
            }
            else
            {
                json.Skip();
            }
        }

        return writes;
    }

    private static long ReadWebSearches(scoped ref Utf8JsonReader json)
    {
        long searches = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isSearches = json.ValueTextEquals("web_search_requests"u8);
            json.Read();
            if (isSearches)
            {
                searches = json.CountOrZero();
            }
            else
            {
                json.Skip();
            }
        }

        return searches;
    }

    private static RecordTraits Tier(ReadOnlySpan<byte> tier) => tier switch
    {
        _ when tier.SequenceEqual("batch"u8) => RecordTraits.Batch,
        _ when tier.SequenceEqual("priority"u8) => RecordTraits.Priority,
        _ => RecordTraits.None,
    };

    private struct CacheWrites
    {
        public long FiveMinutes;
        public long OneHour;
    }
}
