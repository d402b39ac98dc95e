using System.Buffers.Text;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Aic.Agent.Server.Dashboard;

/// <summary>
/// A file of the page, as it lies in the executable: as it is, or compressed at build. It is sent from there and never kept in memory.
/// </summary>
/// <param name="path">Its path in the page, such as <c>assets/index-1a2b.js</c>.</param>
internal sealed class DashboardFile(string path)
{
    /// <summary>How resources of the page begin.</summary>
    public const string Prefix = "dashboard/";

    private const string Brotli = "br";
    private const string Gzip = "gzip";
    private const string Unchanging = "public, max-age=31536000, immutable";
    private const int TagBytes = 16;

    private static readonly Assembly Executable = typeof(DashboardFile).Assembly;

    private string? _tag;

    /// <summary>True where the build gave the file a compressed form, and that alone.</summary>
    public required bool IsCompressed { get; init; }

    private bool IsNamedByContent => path.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>Answers a request: with the file in the form that the client prefers, or with 304 when the client has it already.</summary>
    /// <param name="context">The request.</param>
    public async Task WriteAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        string? encoding = IsCompressed ? EncodingFor(context.Request) : null;
        string tag = $"\"{_tag ??= Hash()}{(encoding is null ? "" : "-" + encoding)}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = IsNamedByContent ? Unchanging : "no-cache";
        if (IsCompressed)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out IList<EntityTagHeaderValue>? known)
            && known.Any(one => one == EntityTagHeaderValue.Any || one.Tag == tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = DashboardTypes.Of(path);
        response.Headers.ContentEncoding = encoding;
        await using Stream content = Open(encoding);
        response.ContentLength = content.CanSeek ? content.Length : null;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await content.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    /// <summary>The content coding that the client prefers among those there are (RFC 9110, section 12.5.3); null for none.</summary>
    private static string? EncodingFor(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? accepted))
        {
            return null;
        }

        double brotli = QualityOf(accepted, Brotli);
        double gzip = QualityOf(accepted, Gzip);
        return brotli > 0 && brotli >= gzip ? Brotli : gzip > 0 ? Gzip : null;
    }

    private static double QualityOf(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        (accepted.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(one => one.Value == "*")) is { } found
            ? found.Quality ?? 1
            : 0;

    private Stream Open(string? encoding) => (IsCompressed, encoding) switch
    {
        (false, _) => Resource(""),
        (true, Brotli) => Resource(".br"),
        (true, Gzip) => Resource(".gz"),
        _ => new GZipStream(Resource(".gz"), CompressionMode.Decompress),
    };

    private string Hash()
    {
        using Stream content = Resource(IsCompressed ? ".gz" : "");
        return Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, TagBytes));
    }

    private Stream Resource(string suffix) => Executable.GetManifestResourceStream(Prefix + path + suffix)!;
}
