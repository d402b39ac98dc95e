using System.Text.Json;

namespace Aic.Core.Configuration;

/// <summary>The fields of one object of the configuration file, each read once; those that nobody asked for are the rest.</summary>
/// <param name="fields">The object.</param>
/// <param name="path">The names on the way to it.</param>
/// <param name="lines">Where each field stands.</param>
/// <param name="fail">Makes the exception from a line and what is wrong there.</param>
/// <param name="leftOut">Fields (<see cref="JsonLines.Key"/>) that are read as if they weren't there; null for none.</param>
internal sealed class ConfigFields(JsonElement fields, string[] path, JsonLines lines, Func<long?, string, ConfigException> fail, IReadOnlySet<string>? leftOut = null)
{
    private readonly HashSet<string> _known = [];

    /// <summary>The exception that blames a field, or the whole object.</summary>
    public ConfigException Fail(string? name, string problem)
    {
        string[] field = name is null ? path : [.. path, name];
        ConfigException exception = fail(lines.Of(field), name is null ? problem : $"\"{name}\" {problem}");
        exception.Field = JsonLines.Key(field);
        return exception;
    }

    /// <summary>A text; null when it is absent or null.</summary>
    public string? Text(string name) => Find(name)?.ValueKind switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => Find(name)!.Value.GetString(),
        _ => throw Fail(name, "must be a text in double quotes, or null"),
    };

    /// <summary>The member of a word; null when it is absent or null.</summary>
    /// <param name="name">The field.</param>
    /// <param name="read">Finds the member; null where the word is none.</param>
    /// <param name="problem">What the word must be.</param>
    public T? Word<T>(string name, Func<string, T?> read, string problem)
        where T : struct, Enum => Text(name) is { } text ? read(text) ?? throw Fail(name, problem) : null;

    /// <summary>A flag; null when it is absent.</summary>
    public bool? Flag(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fail(name, ConfigRules.FlagProblem),
    };

    /// <summary>A whole number in a range; null when it is absent.</summary>
    public int? Whole(string name, int least, int most, string problem) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) && number >= least && number <= most => number,
        _ => throw Fail(name, problem),
    };

    /// <summary>A list of texts, each of a certain kind; null when it is absent.</summary>
    public IReadOnlyList<string>? Texts(string name, string problem, Predicate<string> isOfKind)
    {
        switch (Find(name)?.ValueKind)
        {
            case null or JsonValueKind.Null:
                return null;
            case not JsonValueKind.Array:
                throw Fail(name, problem);
        }

        List<string> texts = [];
        foreach (JsonElement item in Find(name)!.Value.EnumerateArray())
        {
            texts.Add(item.ValueKind == JsonValueKind.String && isOfKind(item.GetString()!) ? item.GetString()! : throw Fail(name, problem));
        }

        return texts;
    }

    /// <summary>The objects in an object, in the file's order.</summary>
    /// <param name="name">The object that holds them.</param>
    /// <param name="what">What each of them is, for whoever wrote something else: <c>an account</c>.</param>
    public IEnumerable<(string Name, ConfigFields Fields)> Objects(string name, string what)
    {
        switch (Find(name)?.ValueKind)
        {
            case null:
                yield break;
            case not JsonValueKind.Object:
                throw Fail(name, "must be an object: { … }");
        }

        foreach (JsonProperty property in Find(name)!.Value.EnumerateObject())
        {
            string[] innerPath = [.. path, name, property.Name];
            if (leftOut?.Contains(JsonLines.Key(innerPath)) == true)
            {
                continue;
            }

            ConfigFields inner = new(property.Value, innerPath, lines, fail, leftOut);
            yield return property.Value.ValueKind == JsonValueKind.Object
                ? (property.Name, inner)
                : throw inner.Fail(null, $"{what} must be an object: {{ … }}");
        }
    }

    /// <summary>An object; null when it is absent.</summary>
    public ConfigFields? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } inner => new ConfigFields(inner, [.. path, name], lines, fail, leftOut),
        _ => throw Fail(name, "must be an object: { … }"),
    };

    /// <summary>A value of any kind; null when it is absent or null.</summary>
    public JsonElement? Any(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    /// <summary>The fields that weren't asked for, in the file's order; null when there are none.</summary>
    public IDictionary<string, JsonElement>? Rest()
    {
        Dictionary<string, JsonElement> rest = [];
        foreach (JsonProperty property in fields.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                rest.Add(property.Name, property.Value.Clone());
            }
        }

        return rest.Count == 0 ? null : rest;
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return fields.TryGetProperty(name, out JsonElement value) && leftOut?.Contains(JsonLines.Key([.. path, name])) != true ? value : null;
    }
}
