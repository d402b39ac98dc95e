using Aic.Agent.Server.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Aic.Agent.Server.Access;

/// <summary>What a request's headers must be like.</summary>
internal static class HeaderRules
{
    private static readonly string[] JsonTypes = ["application/json", "application/merge-patch+json"];

    /// <summary>Refuses headers that are too large together.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ProblemException">They are.</exception>
    public static void Check(HttpRequest request)
    {
        int size = 0;
        foreach ((string name, StringValues values) in request.Headers)
        {
            foreach (string? value in values)
            {
                size += name.Length + (value?.Length ?? 0);
            }
        }

        if (size > ServerLimits.MaxHeaderBytes)
        {
            throw new ProblemException(ProblemKind.HeadersTooLarge, $"The headers may have {ServerLimits.MaxHeaderBytes} bytes together.");
        }
    }

    /// <summary>
    /// Refuses a change that doesn't say it is JSON, even one without a body: a form or a script of a foreign page can't send that
    /// without asking first (a CORS preflight), and is told no. Where nothing takes the method there is nothing to change.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ProblemException">It doesn't.</exception>
    public static void CheckBody(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method)
            && !HttpMethods.IsHead(request.Method)
            && request.HttpContext.GetEndpoint() is RouteEndpoint
            && !IsJson(request.ContentType))
        {
            request.HttpContext.Response.Headers.Accept = JsonTypes[0];
            throw new ProblemException(ProblemKind.UnsupportedMediaType, "Send the header \"Content-Type: application/json\" (UTF-8), with or without a body.");
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && JsonTypes.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
