using System.Text;
using Aic.Agent.Server.Board;
using Aic.Agent.Server.Endpoints;
using Aic.Core;
using Microsoft.AspNetCore.Routing;

namespace Aic.Agent.Server.OpenApi;

/// <summary><c>/openapi/v1.json</c>: the description of the API for programs (https://spec.openapis.org/oas/v3.0.3).</summary>
/// <remarks>
/// The document is written by hand and embedded, and tests compare it with the routes, the types and real answers. Generating it in the agent would take
/// the API explorer and a schema generator along in every executable, for a text that changes with the source only.
/// </remarks>
internal static class OpenApiEndpoint
{
    /// <summary>The address.</summary>
    public const string Address = "/openapi/v1.json";

    private const string ResourceName = "openapi.json";
    private const string VersionMark = "$VERSION$";

    private static readonly Lazy<CachedAnswer> Answer = new(Read);

    /// <summary>Maps it.</summary>
    /// <param name="routes">Where to map.</param>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead(Address, context =>
    {
        QueryRules.Check(context.Request.Query);
        return Answer.Value.WriteAsync(context);
    });

    private static CachedAnswer Read()
    {
        using Stream resource = typeof(OpenApiEndpoint).Assembly.GetManifestResourceStream(ResourceName)!;
        using StreamReader reader = new(resource, Encoding.UTF8);
        string text = reader.ReadToEnd().Replace(VersionMark, AicVersion.Current, StringComparison.Ordinal);
        return new CachedAnswer(Encoding.UTF8.GetBytes(text), DateTimeOffset.MaxValue);
    }
}
