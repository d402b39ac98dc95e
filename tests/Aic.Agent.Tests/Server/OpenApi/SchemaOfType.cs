using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aic.Core.Budgets;

namespace Aic.Agent.Tests.Server.OpenApi;

/// <summary>Says what the document must say of a C# type, from the same metadata that writes its JSON.</summary>
internal sealed class SchemaOfType(Func<Type, string?> nameOf)
{
    /// <summary>The mistakes in a schema, compared with the type; empty when there are none.</summary>
    public IReadOnlyList<string> Compare(JsonObject schema, JsonTypeInfo type)
    {
        JsonObject properties = schema["properties"]!.AsObject();
        JsonPropertyInfo[] written = [.. type.Properties.Where(property => property.Get is not null)];
        HashSet<string> required = [.. schema["required"]!.AsArray().Select(name => (string)name!)];
        List<string> mistakes =
        [
            .. properties.Select(property => property.Key).Except(written.Select(property => property.Name)).Select(name => $"{name} isn't a property."),
            .. written.Select(property => property.Name).Except(properties.Select(property => property.Key)).Select(name => $"{name} is missing."),
        ];
        foreach (JsonPropertyInfo property in written.Where(property => properties.ContainsKey(property.Name)))
        {
            JsonObject described = properties[property.Name]!.AsObject();
            bool isAlwaysThere = property.ShouldSerialize is null;
            if (required.Contains(property.Name) != isAlwaysThere)
            {
                mistakes.Add($"{property.Name}: required is wrong.");
            }

            // What is left out instead of null is never null.
            bool isNullable = isAlwaysThere && property.IsGetNullable;
            if ((described["nullable"]?.GetValue<bool>() ?? false) != isNullable)
            {
                mistakes.Add($"{property.Name}: nullable is wrong.");
            }

            string expected = Form(property.PropertyType);
            string found = Form(described);
            if (expected != found && !(expected == "string" && described.ContainsKey("enum")))
            {
                mistakes.Add($"{property.Name} is {expected}, described as {found}.");
            }
        }

        return mistakes;
    }

    private string Form(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(BudgetUnit))
        {
            return "one of USD,tokens";
        }

        if (type.IsEnum)
        {
            return $"one of {string.Join(",", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}";
        }

        if (type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
        {
            return $"array of {Form(type.GetGenericArguments()[0])}";
        }

        return nameOf(type) ?? type.Name switch
        {
            nameof(String) => "string",
            nameof(Boolean) => "boolean",
            nameof(Int64) => "integer int64",
            nameof(Int32) => "integer int32",
            nameof(Decimal) => "number decimal",
            nameof(Double) or nameof(TimeSpan) => "number double",
            nameof(DateTimeOffset) => "string date-time",
            nameof(DateOnly) => "string date",
            nameof(Uri) => "string uri",
            nameof(BudgetThreshold) => nameof(BudgetThreshold),
            _ => throw new NotSupportedException(type.Name),
        };
    }

    private static string Form(JsonObject schema)
    {
        if (schema["allOf"] is JsonArray all)
        {
            return Form(all[0]!.AsObject());
        }

        return schema switch
        {
            _ when schema["$ref"] is { } reference => ((string)reference!).Split('/')[^1],
            _ when schema["enum"] is JsonArray values => $"one of {string.Join(",", values)}",
            _ when (string)schema["type"]! == "array" => $"array of {Form(schema["items"]!.AsObject())}",
            _ => $"{schema["type"]} {schema["format"]}".TrimEnd(),
        };
    }
}
