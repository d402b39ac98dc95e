using System.Buffers.Text;
using System.Security.Cryptography;
using Aic.Agent.Server.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace Aic.Agent.Server.OpenApi;

/// <summary>
/// <c>/docs/</c>: the description of the API for people. The page and its scripts come from Scalar's package in the executable; nothing is loaded from elsewhere or sent there,
/// and the browser is told to see to that (https://www.w3.org/TR/CSP3/).
/// </summary>
internal static class DocsPage
{
    /// <summary>The address.</summary>
    public const string Address = "/docs";

    private const int NonceBytes = 16;

    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapScalarApiReference(Address, Describe).Add(endpoint => endpoint.Metadata.Add(RouteExtensions.ReadMethods));

    private static void Describe(ScalarOptions options, HttpContext context)
    {
        string nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";

        options.Title = "AIC Tracker: the agent's HTTP interface";
        options.OpenApiRoutePattern = OpenApiEndpoint.Address;
        options.Nonce = nonce;
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.HideClientButton = true;
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        options.Agent = new ScalarAgentOptions { Disabled = true };
        options.Mcp = new ScalarMcpOptions { Disabled = true };
    }
}
