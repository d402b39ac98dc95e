using System.Buffers.Text;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Aic.Agent.Server.Files;

/// <summary>
/// A file of a page, as it lies in the executable: as it is, or compressed at build. It is sent from there and never kept in memory.
/// </summary>
/// <param name="path">Its path in the page, such as <c>assets/index-1a2b.js</c>, which tells its media type.</param>
/// <param name="assembly">What it is embedded in.</param>
internal sealed class EmbeddedFile(string path, Assembly assembly)
{
    private const string BrotliCoding = "br";
    private const string GzipCoding = "gzip";
    private const string Unchanging = "public, max-age=31536000, immutable";
    private const int TagBytes = 16;

    private string? _tag;

    /// <summary>The resource that has the file as it is; null where it is there compressed.</summary>
    public string? Plain { get; init; }

    /// <summary>The resource that has it compressed by gzip; there where <see cref="Plain"/> isn't.</summary>
    public string? Gzip { get; init; }

    /// <summary>The resource that has it compressed by Brotli, or null.</summary>
    public string? Brotli { get; init; }

    /// <summary>True where another content would have another path: clients needn't ask again.</summary>
    public bool IsNamedByContent { get; init; }

    /// <summary>Answers a request: with the file in the form that the client prefers, or with 304 when the client has it already.</summary>
    /// <param name="context">The request.</param>
    public async Task WriteAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        string? encoding = Plain is null ? EncodingFor(context.Request) : null;
        string tag = $"\"{_tag ??= Hash()}{(encoding is null ? "" : "-" + encoding)}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = IsNamedByContent ? Unchanging : "no-cache";
        if (Plain is null)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out IList<EntityTagHeaderValue>? known)
            && known.Any(one => one == EntityTagHeaderValue.Any || one.Tag == tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = FileTypes.Of(path);
        response.Headers.ContentEncoding = encoding;
        await using Stream content = Open(encoding);
        response.ContentLength = content.CanSeek ? content.Length : null;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await content.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    /// <summary>The content coding that the client prefers among those there are (RFC 9110, section 12.5.3); null for none.</summary>
    private string? EncodingFor(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? accepted))
        {
            return null;
        }

        double brotli = Brotli is null ? 0 : QualityOf(accepted, BrotliCoding);
        double gzip = QualityOf(accepted, GzipCoding);
        return brotli > 0 && brotli >= gzip ? BrotliCoding : gzip > 0 ? GzipCoding : null;
    }

    private static double QualityOf(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        (accepted.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(one => one.Value == "*")) is { } found
            ? found.Quality ?? 1
            : 0;

    private Stream Open(string? encoding) => encoding switch
    {
        BrotliCoding => Resource(Brotli),
        GzipCoding => Resource(Gzip),
        _ when Plain is null => new GZipStream(Resource(Gzip), CompressionMode.Decompress),
        _ => Resource(Plain),
    };

    private string Hash()
    {
        using Stream content = Resource(Plain ?? Gzip);
        return Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, TagBytes));
    }

    private Stream Resource(string? name) => assembly.GetManifestResourceStream(name!) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource {name}.");
}
