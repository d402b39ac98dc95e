using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aic.Agent.Tests.Server.OpenApi;

/// <summary>Checks JSON against a schema of an OpenAPI 3.0 document, as far as the agent's document goes. Fields that the document doesn't know are mistakes too.</summary>
internal sealed class SchemaCheck(ApiDescription description)
{
    /// <summary>What is wrong, each with its place; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(JsonNode? value, JsonObject schema) => [.. Mistakes(value, schema, "$")];

    private IEnumerable<string> Mistakes(JsonNode? value, JsonObject part, string place)
    {
        JsonObject schema = description.Resolve(part);
        if (value is null)
        {
            return schema["nullable"]?.GetValue<bool>() == true ? [] : [$"{place} is null."];
        }

        if (schema["allOf"] is JsonArray all)
        {
            return all.SelectMany(each => Mistakes(value, each!.AsObject(), place));
        }

        if (schema["oneOf"] is JsonArray some)
        {
            int fitting = some.Count(each => !Mistakes(value, each!.AsObject(), place).Any());
            return fitting == 1 ? [] : [$"{place} fits {fitting} of its schemas: {value.ToJsonString()}"];
        }

        if (schema["enum"] is JsonArray values && !values.Any(each => JsonNode.DeepEquals(each, value)))
        {
            return [$"{place} is {value.ToJsonString()}, which isn't listed."];
        }

        return ((string)schema["type"]!, value.GetValueKind()) switch
        {
            ("object", JsonValueKind.Object) => OfObject(value.AsObject(), schema, place),
            ("array", JsonValueKind.Array) => value.AsArray().SelectMany((item, i) => Mistakes(item, schema["items"]!.AsObject(), $"{place}[{i}]")),
            ("string", JsonValueKind.String) => OfFormat((string)value!, (string?)schema["format"], place),
            ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => [],
            ("integer", JsonValueKind.Number) when long.TryParse(value.ToJsonString(), out _) => [],
            _ => [$"{place} is no {schema["type"]}: {value.ToJsonString()}"],
        };
    }

    private IEnumerable<string> OfObject(JsonObject value, JsonObject schema, string place)
    {
        foreach (JsonNode? required in schema["required"]?.AsArray() ?? [])
        {
            if (!value.ContainsKey((string)required!))
            {
                yield return $"{place} has no {required}.";
            }
        }

        foreach ((string name, JsonNode? field) in value)
        {
            JsonNode? known = schema["properties"]?[name] ?? (schema["additionalProperties"] as JsonObject);
            if (known is not null)
            {
                foreach (string mistake in Mistakes(field, known.AsObject(), $"{place}.{name}"))
                {
                    yield return mistake;
                }
            }
            else if (schema["additionalProperties"] is not JsonValue anything || !anything.GetValue<bool>())
            {
                yield return $"{place} has {name}, which isn't described.";
            }
        }
    }

    private static IEnumerable<string> OfFormat(string text, string? format, string place)
    {
        bool isGood = format switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('T', StringComparison.Ordinal),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            null => true,
            _ => false,
        };
        return isGood ? [] : [$"{place} is no {format}: {text}"];
    }
}
