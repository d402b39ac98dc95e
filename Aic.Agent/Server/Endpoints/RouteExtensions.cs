using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Endpoints;

/// <summary>Maps addresses to what answers them.</summary>
internal static class RouteExtensions
{
    /// <summary>The methods of an address that is read.</summary>
    public static readonly HttpMethodMetadata ReadMethods = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Maps an address that is read: by GET, and by HEAD for the headers alone.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="answer">What answers.</param>
    public static IEndpointConventionBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.MapMethods(pattern, ReadMethods.HttpMethods, answer);

    /// <summary>
    /// Maps an address of a page or of one of its files. The browser is told what the page may do, to tell no other site where a request comes from,
    /// and to keep windows of other sites apart from the page's.
    /// </summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="policy">What the page may do (https://www.w3.org/TR/CSP3/).</param>
    /// <param name="answer">What answers.</param>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder routes, string pattern, string policy, RequestDelegate answer) =>
        routes.MapRead(pattern, context =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return answer(context);
        });
}
