namespace Aic.Core.Providers.Buckets;

/// <summary>One page of an answer that comes in pages.</summary>
/// <typeparam name="T">
/// What the page lists. There may be ten thousands of it, so its properties have <c>set</c> where they aren't required: System.Text.Json first collects the values of those
/// with <c>init</c> in an array, which takes half as long again.
/// </typeparam>
internal sealed record ApiPage<T>
{
    /// <summary>The page's entries. An answer without them isn't an empty page but a broken one.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    /// <summary>Whether a page follows; null where the interface tells it by <see cref="NextPage"/> alone.</summary>
    public bool? HasMore { get; init; }

    /// <summary>The cursor of the next page.</summary>
    public string? NextPage { get; init; }
}
