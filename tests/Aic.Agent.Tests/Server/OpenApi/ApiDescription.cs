using System.Text.Json.Nodes;

namespace Aic.Agent.Tests.Server.OpenApi;

/// <summary>The agent's OpenAPI document, as an agent serves it.</summary>
internal sealed class ApiDescription(JsonObject root)
{
    private static readonly string[] Methods = ["get", "post", "put", "delete"];

    public JsonObject Schemas => root["components"]!["schemas"]!.AsObject();

    public string Version => (string)root["info"]!["version"]!;

    /// <summary>All operations: path, method in lower case, and what it says.</summary>
    public IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key)
        select (path.Key, operation.Key, operation.Value!.AsObject());

    public static async Task<ApiDescription> ReadAsync(AgentHome home) =>
        new(JsonNode.Parse(await home.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!.AsObject());

    /// <summary>A part, or what it refers to.</summary>
    public JsonObject Resolve(JsonNode part)
    {
        JsonObject found = part.AsObject();
        while (found["$ref"] is { } reference)
        {
            JsonNode target = root;
            foreach (string name in ((string)reference!)[2..].Split('/'))
            {
                target = target[name] ?? throw new KeyNotFoundException((string)reference!);
            }

            found = target.AsObject();
        }

        return found;
    }

    /// <summary>The parameters of an operation.</summary>
    public IEnumerable<JsonObject> Parameters(JsonObject operation) => operation["parameters"]?.AsArray().Select(parameter => Resolve(parameter!)) ?? [];

    /// <summary>The schema of an answer; null where the document doesn't have such an answer.</summary>
    public JsonObject? SchemaOf(JsonObject operation, int status, string? mediaType) =>
        operation["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)] is { } response
            && Resolve(response)["content"]?[mediaType ?? ""]?["schema"] is { } schema
            ? schema.AsObject()
            : null;
}
