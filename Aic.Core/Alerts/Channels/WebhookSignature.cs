using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aic.Core.Alerts.Channels;

/// <summary>
/// Signs posts as Standard Webhooks 1.0 says (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, section "Signature scheme"):
/// <c>webhook-signature: v1,</c> and the HMAC-SHA256 of <c>id.timestamp.body</c> in base64.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>The headers of one attempt.</summary>
    /// <param name="id">The notice's name, the same for each attempt: receivers tell repetitions by it. Without full stops, which part what is signed.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="secret">What to sign with; null for no signature.</param>
    /// <param name="now">The attempt's moment.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(string id, ReadOnlySpan<byte> body, byte[]? secret, DateTimeOffset now)
    {
        string timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        List<KeyValuePair<string, string>> headers = [new("webhook-id", id), new("webhook-timestamp", timestamp)];
        if (secret is not null)
        {
            byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
            headers.Add(new("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
        }

        return headers;
    }
}
