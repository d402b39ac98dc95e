using System.Text;
using Aic.Agent.Server.Access;
using Aic.Agent.Server.Endpoints;
using Aic.Agent.Server.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.Dashboard;

/// <summary><c>/</c>: the dashboard. All of it comes from the executable, and the browser is told to load nothing else (https://www.w3.org/TR/CSP3/).</summary>
internal static class DashboardEndpoints
{
    /// <summary>
    /// What the page may do: its own scripts and styles, none that stand in the page; requests to this agent alone; nothing that is made a script from text.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types aic";

    private const string Index = "index.html";

    private const string Missing =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>AIC Tracker</title>
        <h1>AIC Tracker</h1>
        <p>This agent was built without the dashboard. Install Node 20.19 or newer (https://nodejs.org) and build it again.</p>
        <p>Its <a href="/docs">HTTP interface</a> works: <a href="/api/v1/usage">/api/v1/usage</a>, <a href="/health">/health</a>.</p>
        </html>
        """;

    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        IReadOnlyDictionary<string, EmbeddedFile> files = DashboardFiles.All;
        MapPage(routes, "/", files.TryGetValue(Index, out EmbeddedFile? index) ? index.WriteAsync : WriteMissingAsync);
        MapPage(routes, $"/{DashboardFiles.Assets}{{file}}", context => files.TryGetValue(DashboardFiles.Assets + context.Request.RouteValues["file"], out EmbeddedFile? file) ? file.WriteAsync(context) : NotFound(context));
        foreach ((string path, EmbeddedFile file) in files.Where(file => file.Key != Index && !file.Key.StartsWith(DashboardFiles.Assets, StringComparison.Ordinal)))
        {
            MapPage(routes, $"/{path}", file.WriteAsync);
        }
    }

    private static void MapPage(IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.MapPage(pattern, Policy, answer).WithMetadata(NeedsNoToken.Instance);

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task WriteMissingAsync(HttpContext context)
    {
        byte[] page = Encoding.UTF8.GetBytes(Missing);
        context.Response.ContentType = FileTypes.Of(Index);
        context.Response.ContentLength = page.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }
}
