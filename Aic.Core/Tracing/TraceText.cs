using System.Globalization;
using Aic.Core.Pricing;
using Aic.Core.Usage;

namespace Aic.Core.Tracing;

/// <summary>A trace in words, for the views. The same in every culture.</summary>
public static class TraceText
{
    /// <summary>An amount in dollars with all of its digits, or a dash.</summary>
    /// <param name="amount">The amount; null when unknown.</param>
    public static string Exact(decimal? amount) => amount is { } known ? $"${known.ToString("0.00##########", CultureInfo.InvariantCulture)}" : UsageText.Unknown;

    /// <summary>A whole number with all of its digits, or a dash.</summary>
    /// <param name="number">The number; null when unknown.</param>
    public static string Number(long? number) => number?.ToString("#,0", CultureInfo.InvariantCulture) ?? UsageText.Unknown;

    /// <summary>A call's method and address.</summary>
    /// <param name="call">The call.</param>
    public static string Address(TracedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return $"{call.Method} {call.Host}{call.Path}{(call.Query.Length == 0 ? "" : $"?{call.Query}")}";
    }

    /// <summary>What came of a call's attempts: <c>200</c>, <c>503, then 200</c>, <c>no answer</c>.</summary>
    /// <param name="call">The call.</param>
    public static string Status(TracedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        IEnumerable<int?> attempts = call is { Status: null, FailedAttempts.Count: > 0 } ? call.FailedAttempts : call.FailedAttempts.Append(call.Status);
        return string.Join(", then ", attempts.Select(status => status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"));
    }

    /// <summary>A log's broken lines with their reasons, or a dash.</summary>
    /// <param name="file">The log.</param>
    public static string Broken(TracedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file switch
        {
            { BrokenLinesLeftOut: 0, BrokenLines: [] } => UsageText.Unknown,
            { BrokenLines: [] } => Number(file.BrokenLinesLeftOut),
            _ => string.Join(", ", file.BrokenLines.Select(broken => $"{Number(broken.Count)} {Reason(broken.Reason)}")),
        };
    }

    /// <summary>The price of a part and why it is that one, or why there is none.</summary>
    /// <param name="part">The part.</param>
    public static string Price(TracedCost part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part switch
        {
            { Basis: CostBasis.Billed } => $"billed: {part.Source}",
            { Basis: CostBasis.BilledApart } => "use alone; what was billed for it stands in other parts",
            { Basis: CostBasis.ProviderPrices } => $"the provider's own prices: {part.Source}",
            { Basis: CostBasis.WrittenByTool } => "no price is known; the tool wrote down this cost",
            { Price: { } price } => string.Join("; ", Reasons(part, price)),
            { TokensInput: null } => "",
            _ => "no price is known, so this isn't in the cost",
        };
    }

    private static string Reason(BrokenLineReason reason) => reason switch
    {
        BrokenLineReason.NotJson => "not JSON",
        BrokenLineReason.NotUtf8 => "not UTF-8",
        _ => "with an impossible time or count",
    };

    private static IEnumerable<string> Reasons(TracedCost part, TracedPrice price)
    {
        string rates = price.Rates is { } known ? $"{PriceText.Amount(known.Input)} in, {PriceText.Amount(known.Output)} out" : "none known for this tier or context";
        yield return $"{price.Model}{(price.Vendor is null ? "" : $" of {price.Vendor}")}: {rates}{(price.Factor == 1 ? "" : $" {PriceText.Factor(price.Factor)}")}";
        if (part.Tier != ServiceTier.Standard)
        {
            yield return part.Tier.ToString().ToLowerInvariant();
        }

        if (part.ContextAbove is { } above)
        {
            yield return $"contexts above {Number(above)}";
        }

        yield return price.Rule;
        yield return PriceText.Validity(price.ValidFrom, price.ValidTo);
        yield return part.Source is null ? PriceText.Origin(price.Origin) : $"{PriceText.Origin(price.Origin)}, {part.Source}";
    }
}
