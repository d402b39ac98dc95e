using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Aic.Agent.Server.Board;

/// <summary>An answer as it goes out, ready to be sent again.</summary>
internal sealed class CachedAnswer
{
    private const int TagBytes = 16;

    /// <summary>Keeps an answer.</summary>
    /// <param name="body">JSON, UTF-8.</param>
    /// <param name="validUntil">When it isn't the answer any more, if nothing happens before.</param>
    public CachedAnswer(byte[] body, DateTimeOffset validUntil)
    {
        Body = body;
        ValidUntil = validUntil;
        Tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, TagBytes))}\"");
        ETag = Tag.ToString();
    }

    /// <summary>JSON, UTF-8.</summary>
    public byte[] Body { get; }

    /// <summary>When it isn't the answer any more, if nothing happens before (UTC).</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>The strong entity tag: another for other bytes, the same for the same.</summary>
    public StringValues ETag { get; }

    private EntityTagHeaderValue Tag { get; }

    /// <summary>Answers a request: with the bytes, or with 304 when the client has them already.</summary>
    /// <param name="context">The request.</param>
    public async Task WriteAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = ETag;
        response.Headers.CacheControl = "no-cache";
        if (IsKnownTo(context.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = JsonAnswer.ContentType;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, context.RequestAborted);
    }

    /// <summary>True when the client has these bytes already (RFC 9110, section 13.1.2).</summary>
    /// <param name="ifNoneMatch">The request's <c>If-None-Match</c>.</param>
    public bool IsKnownTo(StringValues ifNoneMatch)
    {
        if (ifNoneMatch.Count == 0)
        {
            return false;
        }

        return (ifNoneMatch.Count == 1 && ifNoneMatch[0] == ETag[0])
            || (EntityTagHeaderValue.TryParseList(ifNoneMatch, out IList<EntityTagHeaderValue>? tags)
                && tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(Tag, useStrongComparison: false)));
    }
}
