namespace Aic.Core.Pricing;

/// <summary>A name under which a model's price may be known.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="VendorHint">Whom the name's prefix names; null for nobody.</param>
/// <param name="Rule">What was done to the name; empty for nothing.</param>
internal readonly record struct ModelName(string Name, string? VendorHint, string Rule);

/// <summary>
/// The names that tools give to models, taken apart: prefixes of gateways and clouds, dates, effort levels. Nothing is guessed:
/// a name that isn't known after this is another model.
/// </summary>
internal static class ModelNames
{
    // Regions of AWS Bedrock's inference profiles: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
    private static readonly string[] Regions = ["us", "us-gov", "eu", "apac", "global", "jp", "au", "ca"];

    // Suffixes that change how a model answers and not what its tokens cost.
    private static readonly string[] Variants = ["[1m]", ":thinking", ":beta", ":latest", "-latest", "@latest", "@default", "-001", "-002"];

    private static readonly string[] Efforts = ["-minimal", "-low", "-medium", "-high", "-xhigh", "-thinking"];

    /// <summary>The names to look for, the likeliest first.</summary>
    /// <param name="model">The name in usage.</param>
    /// <param name="isVendor">Whether a word names a vendor.</param>
    public static IEnumerable<ModelName> Candidates(string model, Func<string, bool> isVendor)
    {
        ModelName name = new(model.Trim().ToLowerInvariant(), null, "");
        yield return name;
        foreach (Func<ModelName, ModelName?> step in new Func<ModelName, ModelName?>[]
        {
            found => WithoutPath(found, isVendor),
            found => WithoutCloudPrefix(found, isVendor),
            WithoutBedrockVersion,
            WithoutVariant,
            WithoutDate,
            WithoutEffort,
            WithDashes,
        })
        {
            if (step(name) is { } changed && changed.Name.Length > 0)
            {
                name = changed;
                yield return name;
            }
        }
    }

    // openrouter/anthropic/claude-sonnet-4.5, models/gemini-2.5-pro, azure/gpt-4o
    private static ModelName? WithoutPath(ModelName model, Func<string, bool> isVendor)
    {
        int slash = model.Name.LastIndexOf('/');
        return slash < 0
            ? null
            : Changed(model, model.Name[(slash + 1)..], $"without the prefix \"{model.Name[..(slash + 1)]}\"", model.Name[..slash].Split('/').LastOrDefault(isVendor));
    }

    // us.anthropic.claude-sonnet-4-5-20250929-v1:0
    private static ModelName? WithoutCloudPrefix(ModelName model, Func<string, bool> isVendor)
    {
        string rest = model.Name;
        int dot = rest.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && Regions.Contains(rest[..dot]))
        {
            rest = rest[(dot + 1)..];
            dot = rest.IndexOf('.', StringComparison.Ordinal);
        }

        return dot > 0 && isVendor(rest[..dot])
            ? Changed(model, rest[(dot + 1)..], $"without the prefix \"{model.Name[..^(rest.Length - dot - 1)]}\"", rest[..dot])
            : null;
    }

    // Bedrock's -v1:0, and -v1:0:200k for one context length.
    private static ModelName? WithoutBedrockVersion(ModelName model)
    {
        int version = model.Name.LastIndexOf("-v", StringComparison.Ordinal);
        int colon = version < 0 ? -1 : model.Name.IndexOf(':', version);
        return colon > version + 2 && model.Name.AsSpan(version + 2, colon - version - 2).IndexOfAnyExceptInRange('0', '9') < 0
            ? Changed(model, model.Name[..version], $"without the version \"{model.Name[version..]}\"")
            : null;
    }

    private static ModelName? WithoutVariant(ModelName model) => Without(model, Variants);

    // claude-sonnet-4-5-20250929, claude-sonnet-4-5@20250929, gpt-4o-2024-08-06
    private static ModelName? WithoutDate(ModelName model)
    {
        string name = model.Name;
        int length = EndsWith(name, "-dddd-dd-dd") ? 11 : EndsWith(name, "-dddddddd") || EndsWith(name, "@dddddddd") ? 9 : 0;
        return length == 0 ? null : Changed(model, name[..^length], $"without the date {name[^(length - 1)..]}");
    }

    private static ModelName? WithoutEffort(ModelName model) => Without(model, Efforts);

    // claude-sonnet-4.5, Claude Sonnet 4.5
    private static ModelName? WithDashes(ModelName model)
    {
        string dashes = model.Name.Replace('.', '-').Replace(' ', '-');
        return dashes == model.Name ? null : Changed(model, dashes, "written with dashes");
    }

    private static ModelName? Without(ModelName model, string[] suffixes) =>
        Array.Find(suffixes, suffix => model.Name.EndsWith(suffix, StringComparison.Ordinal)) is { } found
            ? Changed(model, model.Name[..^found.Length], $"without \"{found}\"")
            : null;

    private static ModelName Changed(ModelName model, string name, string rule, string? vendorHint = null) =>
        new(name, vendorHint ?? model.VendorHint, model.Rule.Length == 0 ? rule : $"{model.Rule}, {rule}");

    private static bool EndsWith(string text, string shape)
    {
        if (text.Length <= shape.Length)
        {
            return false;
        }

        ReadOnlySpan<char> end = text.AsSpan(text.Length - shape.Length);
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 'd' ? !char.IsAsciiDigit(end[i]) : end[i] != shape[i])
            {
                return false;
            }
        }

        return true;
    }
}
