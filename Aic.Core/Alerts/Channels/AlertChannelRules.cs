using System.Net;
using System.Text.RegularExpressions;
using Aic.Core.Budgets;
using Aic.Core.Configuration;

namespace Aic.Core.Alerts.Channels;

/// <summary>What the values of channels must be like. A problem is a sentence without its subject and never holds the value.</summary>
internal static partial class AlertChannelRules
{
    public const string NameProblem = "is no channel's name: use " + BudgetText.NameForm;
    public const string TypeProblem = "must be \"webhook\", \"command\", \"email\" or \"desktop\"";
    public const string SecretProblem = "must be whsec_ and 24 to 64 random bytes in base64, such as: echo \"whsec_$(openssl rand -base64 32)\"";
    public const string CommandProblem = "must be a program: its full path, or its name on PATH. Scripts of cmd.exe (.bat, .cmd) need \"cmd.exe\" and their path among the arguments";
    public const string ArgumentsProblem = "must be a list of texts, one for each argument";
    public const string HostProblem = "must be a server's name or address alone, such as smtp.example.com";
    public const string PortProblem = "must be a whole number from 1 to 65535";
    public const string SecurityProblem = "must be \"starttls\" or \"tls\"; \"none\" only for a server on this machine";
    public const string AddressProblem = "must be a mail address alone, such as name@example.com";
    public const string ToProblem = "must be a list of 1 to 50 mail addresses alone, such as name@example.com";
    public const string UserProblem = "must be a name without line breaks";

    public const int MostReceivers = 50;

    private const string SecretPrefix = "whsec_";

    /// <summary>What <c>minimum_severity</c> must be.</summary>
    public static string SeverityProblem => $"must be {AlertWords.List<AlertSeverity>()}";

    /// <summary>What <c>muted</c> must be.</summary>
    public static string MutedProblem => $"must be a list of kinds of alerts, each once: {AlertWords.List<AlertKind>()}";

    /// <summary>What <c>form</c> must be.</summary>
    public static string FormProblem => $"must be {AlertWords.List<WebhookForm>()}";

    /// <summary>True for what can be a channel's name.</summary>
    public static bool IsName(string text) => BudgetText.IsName(text);

    /// <summary>What is wrong with a webhook's address; null when nothing is.</summary>
    public static string? UrlProblem(string text) =>
        ConfigRules.SafeAddressProblem(text, "https://example.com/hook") ?? (text.Contains('#', StringComparison.Ordinal) ? "must end before '#'" : null);

    /// <summary>
    /// The bytes of a signing secret, in the form of Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md,
    /// section "Signature scheme"): 24 to 64 bytes in base64 behind <c>whsec_</c>. Null when it is none.
    /// </summary>
    public static byte[]? SecretBytes(string text)
    {
        if (!text.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[SecretPrefix.Length..], bytes, out int length) && length is >= 24 and <= 64 ? bytes[..length] : null;
    }

    /// <summary>True for a program's full path, or a name to be looked for on PATH.</summary>
    public static bool IsCommand(string text) =>
        !text.Any(char.IsControl)
        && (Path.IsPathFullyQualified(text) || text.AsSpan().IndexOfAny('/', '\\') < 0)
        && !(OperatingSystem.IsWindows() && Path.GetExtension(text).ToUpperInvariant() is ".BAT" or ".CMD");

    /// <summary>True for a text that can be an argument.</summary>
    public static bool IsArgument(string text) => !text.Contains('\0', StringComparison.Ordinal);

    /// <summary>True for a host's name or address, without anything around it.</summary>
    public static bool IsHost(string text) => Uri.CheckHostName(text) is not (UriHostNameType.Unknown or UriHostNameType.Basic);

    /// <summary>True for a host that is this machine itself.</summary>
    public static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>True for a mail address without a name beside it.</summary>
    public static bool IsMailAddress(string text) => MailAddress().IsMatch(text);

    [GeneratedRegex(@"\A[^\s@<>,;:()""\\\p{C}]{1,64}@[^\s@<>,;:()""\\\p{C}]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();
}
