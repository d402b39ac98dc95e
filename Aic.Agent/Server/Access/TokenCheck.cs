using System.Security.Cryptography;
using System.Text;
using Aic.Core.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Aic.Agent.Server.Access;

/// <summary>What a request says of the token.</summary>
internal enum TokenVerdict
{
    /// <summary>It brings none.</summary>
    Absent,

    /// <summary>It brings the right one.</summary>
    Right,

    /// <summary>It brings another one.</summary>
    Wrong,
}

/// <summary>Compares the bearer token that a request brings (RFC 6750, section 2.1) with the agent's.</summary>
/// <param name="token">The agent's token.</param>
internal sealed class TokenCheck(Secret token)
{
    /// <summary>How a browser's WebSocket, which can't send headers, brings the token: as a subprotocol of this beginning.</summary>
    public const string SubprotocolPrefix = "bearer.";

    private const string Scheme = "Bearer ";

    private readonly byte[] _expected = HashOf(token.Reveal());

    /// <summary>The verdict on a request.</summary>
    /// <param name="request">The request.</param>
    public TokenVerdict Verdict(HttpRequest request) => TokenOf(request) is not { } brought ? TokenVerdict.Absent
        : CryptographicOperations.FixedTimeEquals(HashOf(brought), _expected) ? TokenVerdict.Right
        : TokenVerdict.Wrong;

    private static string? TokenOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        if (header is not null)
        {
            return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
        }

        StringValues offered = request.Headers.SecWebSocketProtocol;
        return offered.Count == 0 ? null : offered
            .SelectMany(protocols => (protocols ?? "").Split(',', StringSplitOptions.TrimEntries))
            .FirstOrDefault(protocol => protocol.StartsWith(SubprotocolPrefix, StringComparison.Ordinal))?[SubprotocolPrefix.Length..];
    }

    // Of equal length whatever was brought, so that the time of the comparison tells nothing, not even the length.
    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
