namespace Aic.Core.Pricing;

/// <summary>The names of a price's fields, in the price book's file and in the configuration.</summary>
internal static class PriceFieldNames
{
    public const string Vendor = "vendor";
    public const string Model = "model";
    public const string Aliases = "aliases";
    public const string From = "from";
    public const string To = "to";
    public const string Input = "input";
    public const string Output = "output";
    public const string CacheRead = "cache_read";
    public const string CacheWrite5m = "cache_write_5m";
    public const string CacheWrite1h = "cache_write_1h";
    public const string AudioInput = "audio_input";
    public const string AudioOutput = "audio_output";
    public const string Above = "above";
    public const string Context = "context";
    public const string Batch = "batch";
    public const string Flex = "flex";
    public const string Priority = "priority";
    public const string Fast = "fast";
    public const string WebSearch = "web_search";
    public const string Request = "request";
    public const string Source = "source";
    public const string Note = "note";

    /// <summary>All of a price's fields, for errors.</summary>
    public static string All { get; } = string.Join(
        ", ",
        Model, Vendor, Aliases, From, To, Input, Output, CacheRead, CacheWrite5m, CacheWrite1h, AudioInput, AudioOutput, Above, Batch, Flex, Priority, Fast, WebSearch, Request, Source, Note);

    /// <summary>Whether a field is a price for tokens.</summary>
    public static bool IsRate(string name) => name is Input or Output or CacheRead or CacheWrite5m or CacheWrite1h or AudioInput or AudioOutput;

    /// <summary>The tier that a field is about; null for other fields.</summary>
    public static ServiceTier? Tier(string name) => name switch
    {
        Batch => ServiceTier.Batch,
        Flex => ServiceTier.Flex,
        Priority => ServiceTier.Priority,
        Fast => ServiceTier.Fast,
        _ => null,
    };

    /// <summary>The field of a tier.</summary>
    public static string Of(ServiceTier tier) => tier switch
    {
        ServiceTier.Batch => Batch,
        ServiceTier.Flex => Flex,
        ServiceTier.Priority => Priority,
        ServiceTier.Fast => Fast,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "The standard tier's prices stand in fields of their own."),
    };
}
