using Aic.Agent.Server.Problems;
using Microsoft.AspNetCore.Http;

namespace Aic.Agent.Server.Access;

/// <summary>
/// Which web pages may talk to the agent: its own, and those of origins that the configuration names.
/// A browser says in <c>Origin</c> which page sends a request; programs that aren't browsers send none.
/// </summary>
internal static class OriginRules
{
    private const string PreflightSeconds = "600";

    /// <summary>Refuses a foreign page, and lets an allowed one read the answer (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol).</summary>
    /// <param name="context">The request.</param>
    /// <param name="allowed">The origins that the configuration names.</param>
    /// <exception cref="ProblemException">The page is foreign.</exception>
    public static void Check(HttpContext context, IReadOnlyList<string> allowed)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (allowed.Count > 0)
        {
            headers.Vary = "Origin";
        }

        if (context.Request.Headers.Origin is not { Count: > 0 } origins)
        {
            if (IsLoadedByForeignPage(context.Request.Headers))
            {
                throw Foreign("A web page of another origin may not load this.");
            }

            return;
        }

        string origin = origins.ToString();
        if (allowed.Contains(origin, StringComparer.Ordinal))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "ETag, Location, Retry-After";
        }
        else if (!IsOwn(origin, context.Request.Headers.Host.ToString()))
        {
            throw Foreign("A web page of another origin may not talk to the agent. If it is yours, add its origin to allowed_origins in agent.json.");
        }
    }

    /// <summary>True when a browser asks whether it may send a request.</summary>
    /// <param name="request">The request.</param>
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers is { Origin.Count: > 0, AccessControlRequestMethod.Count: > 0 };

    /// <summary>Tells a browser, whose page is allowed, what it may send.</summary>
    /// <param name="context">The request.</param>
    public static void AnswerPreflight(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, DELETE";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, If-None-Match";
        headers.AccessControlMaxAge = PreflightSeconds;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>
    /// An image, a script or a frame is loaded without <c>Origin</c>, and the page can't read it; the loading alone would have the agent ask providers.
    /// Browsers tell of it (https://www.w3.org/TR/fetch-metadata/). A link that somebody follows is no foreign page's doing.
    /// </summary>
    private static bool IsLoadedByForeignPage(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        && !(headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document");

    private static ProblemException Foreign(string detail) => new(ProblemKind.ForeignOrigin, detail);

    private static bool IsOwn(string origin, string host) =>
        origin.StartsWith("http://", StringComparison.Ordinal) && origin.AsSpan("http://".Length).Equals(host, StringComparison.OrdinalIgnoreCase);
}
