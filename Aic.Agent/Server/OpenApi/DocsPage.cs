using System.Reflection;
using Aic.Agent.Server.Endpoints;
using Aic.Agent.Server.Files;
using Microsoft.AspNetCore.Routing;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Aic.Agent.Server.OpenApi;

/// <summary>
/// <c>/docs</c>: the description of the API for people, made by Swagger UI. All of it comes from the executable; nothing is loaded from elsewhere or sent there,
/// and the browser is told to see to that (https://www.w3.org/TR/CSP3/). What reads can be tried from the page, what changes something can't: Swagger UI fills
/// a request's body with example values, which would be one click from becoming the user's settings.
/// </summary>
/// <remarks>
/// Of Swashbuckle's package only the files of Swagger UI are taken, not its middleware: that keeps them in memory, compressed and not, once they were asked for.
/// </remarks>
internal static class DocsPage
{
    /// <summary>The address.</summary>
    public const string Address = "/docs";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string OwnPrefix = "docs/";
    private const string PackagePrefix = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    private static readonly Assembly Executable = typeof(DocsPage).Assembly;
    private static readonly Assembly Package = typeof(SwaggerUIOptions).Assembly;

    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, Address, Own("index.html"));
        foreach (string name in (string[])["docs.css", "docs.js"])
        {
            Map(routes, $"{Address}/{name}", Own(name));
        }

        foreach (string name in (string[])["favicon-32x32.png", "swagger-ui.css", "swagger-ui-bundle.js"])
        {
            Map(routes, $"{Address}/{name}", new EmbeddedFile(name, Package) { Gzip = PackagePrefix + name });
        }
    }

    private static EmbeddedFile Own(string name) => new(name, Executable) { Plain = OwnPrefix + name };

    private static void Map(IEndpointRouteBuilder routes, string address, EmbeddedFile file) =>
        routes.MapPage(address, Policy, file.WriteAsync);
}
