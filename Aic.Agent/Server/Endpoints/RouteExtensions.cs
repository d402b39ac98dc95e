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
}
