using System.Text.Json;
using Aic.Core.Http;

namespace Aic.Core.Providers.AzureOpenAI;

// Azure's answers, as far as they are read. Unknown fields are skipped.

/// <summary>A page of resources.</summary>
internal sealed record ResourceList(IReadOnlyList<Resource>? Value, string? NextLink)
{
    /// <summary>Reads the answer.</summary>
    public static ResourceList Read(JsonElement answer) => new(answer.List("value", Resource.Read), answer.Text("nextLink"));
}

/// <summary>A resource.</summary>
internal sealed record Resource(string? Id, string? Name, string? Kind)
{
    /// <summary>Reads an entry.</summary>
    public static Resource Read(JsonElement resource) => new(resource.Text("id"), resource.Text("name"), resource.Text("kind"));
}

/// <summary>The metrics that a resource has.</summary>
internal sealed record MetricDefinitionList(IReadOnlyList<MetricDefinition>? Value)
{
    /// <summary>Reads the answer.</summary>
    public static MetricDefinitionList Read(JsonElement answer) => new(answer.List("value", MetricDefinition.Read));
}

/// <summary>A metric that a resource has, and what its series can be told apart by.</summary>
internal sealed record MetricDefinition(LocalizedName? Name, IReadOnlyList<LocalizedName>? Dimensions)
{
    /// <summary>Reads an entry.</summary>
    public static MetricDefinition Read(JsonElement definition) => new(
        definition.Object("name", LocalizedName.Read),
        definition.List("dimensions", LocalizedName.Read));
}

/// <summary>A name, and how the portal shows it.</summary>
internal sealed record LocalizedName(string? Value, string? LocalizedValue)
{
    /// <summary>Reads the object.</summary>
    public static LocalizedName Read(JsonElement name) => new(name.Text("value"), name.Text("localizedValue"));
}

/// <summary>The answer of a metrics query.</summary>
internal sealed record MetricList(IReadOnlyList<Metric>? Value)
{
    /// <summary>Reads the answer.</summary>
    public static MetricList Read(JsonElement answer) => new(answer.List("value", Metric.Read));
}

/// <summary>One metric's series.</summary>
internal sealed record Metric(LocalizedName? Name, string? ErrorCode, string? ErrorMessage, IReadOnlyList<MetricSeries>? Timeseries)
{
    /// <summary>Reads an entry.</summary>
    public static Metric Read(JsonElement metric) => new(
        metric.Object("name", LocalizedName.Read),
        metric.Text("errorCode"),
        metric.Text("errorMessage"),
        metric.List("timeseries", MetricSeries.Read));
}

/// <summary>One series: its dimensions, and a value for each bucket.</summary>
internal sealed record MetricSeries(IReadOnlyList<MetricDimension>? Metadatavalues, IReadOnlyList<MetricPoint>? Data)
{
    /// <summary>Reads an entry.</summary>
    public static MetricSeries Read(JsonElement series) => new(
        series.List("metadatavalues", MetricDimension.Read),
        series.List("data", MetricPoint.Read));
}

/// <summary>A dimension's value.</summary>
internal sealed record MetricDimension(LocalizedName? Name, string? Value)
{
    /// <summary>Reads an entry.</summary>
    public static MetricDimension Read(JsonElement dimension) => new(dimension.Object("name", LocalizedName.Read), dimension.Text("value"));
}

/// <summary>A bucket's value.</summary>
/// <param name="TimeStamp">Start of the bucket (UTC).</param>
/// <param name="Total">What was counted in it, a whole number with a decimal point; null where nothing was.</param>
internal sealed record MetricPoint(DateTimeOffset? TimeStamp, long? Total)
{
    /// <summary>Reads an entry.</summary>
    public static MetricPoint Read(JsonElement point) => new(point.Moment("timeStamp"), point.Count("total"));
}

/// <summary>A page of Cost Management's answer.</summary>
internal sealed record CostAnswer(CostProperties? Properties)
{
    /// <summary>Reads the answer.</summary>
    public static CostAnswer Read(JsonElement answer) => new(answer.Object("properties", CostProperties.Read));
}

/// <summary>A table: columns by name, rows of values in their order.</summary>
internal sealed record CostProperties(
    IReadOnlyList<CostColumn>? Columns,
    IReadOnlyList<IReadOnlyList<JsonElement>>? Rows,
    string? NextLink)
{
    /// <summary>Reads the object.</summary>
    public static CostProperties Read(JsonElement properties)
    {
        // The cells are kept as they are, beyond the answer.
        JsonElement kept = properties.Clone();
        return new CostProperties(kept.List("columns", CostColumn.Read), kept.List("rows", ReadRow), kept.Text("nextLink"));
    }

    private static IReadOnlyList<JsonElement> ReadRow(JsonElement row) =>
        row.AsList(cell => cell) ?? throw new JsonException("A row was expected.");
}

/// <summary>A column.</summary>
internal sealed record CostColumn(string? Name)
{
    /// <summary>Reads an entry.</summary>
    public static CostColumn Read(JsonElement column) => new(column.Text("name"));
}
