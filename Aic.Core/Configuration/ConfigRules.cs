using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Aic.Core.Usage;

namespace Aic.Core.Configuration;

/// <summary>What the configuration's values must be like, wherever they come from. A problem is a sentence without its subject and never holds the value.</summary>
internal static partial class ConfigRules
{
    /// <summary>30 days.</summary>
    public const int MaxCacheTtlSeconds = 30 * 24 * 60 * 60;

    /// <summary>A hundred years.</summary>
    public const int MaxRetentionDays = 36_500;

    /// <summary>What <c>history_retention_days</c> and <c>hourly_retention_days</c> must be.</summary>
    public const string RetentionProblem = "must be a whole number of days from 1 to 36500";

    /// <summary>An address of a price book.</summary>
    public const string PricesExample = "https://example.com/prices.json";

    private const int ShortestKeyLike = 24;

    /// <summary>What <c>cache_ttl_seconds</c> must be.</summary>
    public const string CacheTtlProblem = "must be a whole number of seconds from 0 to 2592000 (30 days)";

    /// <summary>What a flag must be.</summary>
    public const string FlagProblem = "must be true or false";

    /// <summary>What <c>auth_source</c> must be.</summary>
    public const string AuthSourceProblem = "must be \"environment\", \"config\" or \"none\"";

    /// <summary>What <c>prices</c> must be.</summary>
    public const string PricesProblem = "must be a list of prices, such as [{ \"model\": \"our-model\", \"input\": 1.5, \"output\": 6 }], in US dollars for a million tokens";

    /// <summary>What <c>model_aliases</c> must be.</summary>
    public const string AliasesProblem = "must be an object of names in usage and the models they mean, each name once: { \"our-proxy-large\": \"claude-sonnet-4-5\" }";

    /// <summary>What <c>api_key_variable</c> must be.</summary>
    public const string VariableProblem = "must be the name of an environment variable (letters, digits and '_'), not a key";

    /// <summary>What <c>allowed_origins</c> must be.</summary>
    public const string OriginsProblem = "must be a list of web origins such as \"http://localhost:3000\": a scheme, a host and a port where it isn't the usual one, nothing after it and no '*'";

    /// <summary>
    /// True for an origin as a browser writes it in its <c>Origin</c> header (RFC 6454, section 6.2): scheme and host in lower case,
    /// the port only where it isn't the scheme's own.
    /// </summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? origin)
        && (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps)
        && !origin.Host.Contains('*', StringComparison.Ordinal)
        && text == origin.GetLeftPart(UriPartial.Authority);

    /// <summary>Reads <c>auth_source</c>.</summary>
    public static bool TryAuthSource(string text, out AuthSource source)
    {
        AuthSource? found = text.ToUpperInvariant() switch
        {
            "ENVIRONMENT" => AuthSource.Environment,
            "CONFIG" => AuthSource.Config,
            "NONE" => AuthSource.None,
            _ => null,
        };
        source = found ?? default;
        return found is not null;
    }

    /// <summary>The text of an <c>auth_source</c>.</summary>
    public static string Name(AuthSource source) => source switch
    {
        AuthSource.Environment => "environment",
        AuthSource.Config => "config",
        _ => "none",
    };

    /// <summary>Reads a base URL.</summary>
    public static bool TryEndpoint(string text, [NotNullWhen(true)] out Uri? endpoint, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out endpoint)
            || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp)
            || endpoint.Host.Length == 0)
        {
            problem = "must be a full address such as https://example.com/v1";
        }
        else if (endpoint.UserInfo.Length > 0)
        {
            problem = "must not hold a user name or password; the key belongs in api_key";
        }
        else if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            problem = "must end before '?' and '#'";
        }

        return problem is null;
    }

    /// <summary>What is wrong with a base URL; null when nothing is.</summary>
    public static string? EndpointProblem(string text) => TryEndpoint(text, out _, out string? problem) ? null : problem;

    /// <summary>What is wrong with the address of a price book; null when nothing is. Prices decide what is shown as cost, so they come over a connection that nobody can change.</summary>
    public static string? PricesUrlProblem(string text) => SafeAddressProblem(text, PricesExample);

    /// <summary>What is wrong with an address that must be reached over a connection that nobody else can read or change; null when nothing is.</summary>
    /// <param name="text">The address.</param>
    /// <param name="example">One that is right.</param>
    public static string? SafeAddressProblem(string text, string example) =>
        !Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || address.Host.Length == 0 ? $"must be a full address such as {example}"
        : address.UserInfo.Length > 0 ? "must not hold a user name or password"
        : address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) ? null
        : "must begin with https:// (http:// only for this machine itself)";

    /// <summary>Reads a <c>prices_url</c> that somebody typed.</summary>
    /// <exception cref="ConfigException">It is none.</exception>
    public static string PricesUrl(string path, string text) =>
        PricesUrlProblem(text) is { } problem ? throw new ConfigException($"{path} {problem}.") : text;

    /// <summary>Reads a flag that somebody typed.</summary>
    /// <exception cref="ConfigException">It is none.</exception>
    public static bool Flag(string path, string text) =>
        bool.TryParse(text, out bool flag) ? flag : throw new ConfigException($"{path} {FlagProblem}.");

    /// <summary>Reads <c>history_retention_days</c> or <c>hourly_retention_days</c>.</summary>
    /// <exception cref="ConfigException">It is none.</exception>
    public static int RetentionDays(string path, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= MaxRetentionDays
            ? days
            : throw new ConfigException($"{path} {RetentionProblem}.");

    /// <summary>Reads a <c>cache_ttl_seconds</c> that somebody typed.</summary>
    /// <exception cref="ConfigException">It is none.</exception>
    public static int CacheTtl(string path, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds <= MaxCacheTtlSeconds
            ? seconds
            : throw new ConfigException($"{path} {CacheTtlProblem}.");

    /// <summary>Reads an <c>allowed_origins</c> that somebody typed, joined by commas.</summary>
    /// <exception cref="ConfigException">It is none.</exception>
    public static IReadOnlyList<string> Origins(string path, string text)
    {
        string[] origins = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return origins.Length > 0 && origins.All(IsOrigin) ? origins : throw new ConfigException($"{path} {OriginsProblem}. Several stand joined by commas.");
    }

    /// <summary>What is wrong with a provider's own setting; null when nothing is.</summary>
    public static string? SettingProblem(string text) =>
        text.Any(char.IsControl) ? "holds line breaks or control characters" : null;

    /// <summary>What keeps a key from being sent in a header; null when nothing does.</summary>
    public static string? KeyProblem(string key) =>
        key.Any(character => character is < ' ' or > '~')
            ? "holds line breaks or characters that no key has; copy it again"
            : null;

    /// <summary>True for what can be an environment variable's name, and isn't a key in its place: a long run of letters and digits.</summary>
    public static bool IsVariableName(string text) =>
        VariableName().IsMatch(text)
        && (text.Length < ShortestKeyLike || text.Contains('_', StringComparison.Ordinal) || !text.Any(char.IsAsciiDigit));

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
