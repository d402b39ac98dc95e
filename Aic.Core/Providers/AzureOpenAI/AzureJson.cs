using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>Azure's answers, as far as they are read. Unknown fields are skipped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ResourceList))]
[JsonSerializable(typeof(MetricDefinitionList))]
[JsonSerializable(typeof(MetricList))]
[JsonSerializable(typeof(CostAnswer))]
internal sealed partial class AzureJson : JsonSerializerContext;

/// <summary>The answer of <c>GET /openai/models</c>: that there is one is enough.</summary>
internal sealed record ModelList;

/// <summary>A page of resources.</summary>
internal sealed record ResourceList(IReadOnlyList<Resource>? Value, string? NextLink);

/// <summary>A resource.</summary>
internal sealed record Resource(string? Id, string? Name, string? Kind);

/// <summary>The metrics that a resource has.</summary>
internal sealed record MetricDefinitionList(IReadOnlyList<MetricDefinition>? Value);

/// <summary>A metric that a resource has, and what its series can be told apart by.</summary>
internal sealed record MetricDefinition(LocalizedName? Name, IReadOnlyList<LocalizedName>? Dimensions);

/// <summary>A name, and how the portal shows it.</summary>
internal sealed record LocalizedName(string? Value, string? LocalizedValue);

/// <summary>The answer of a metrics query.</summary>
internal sealed record MetricList(IReadOnlyList<Metric>? Value);

/// <summary>One metric's series.</summary>
internal sealed record Metric(LocalizedName? Name, string? ErrorCode, string? ErrorMessage, IReadOnlyList<MetricSeries>? Timeseries);

/// <summary>One series: its dimensions, and a value for each bucket.</summary>
internal sealed record MetricSeries(IReadOnlyList<MetricDimension>? Metadatavalues, IReadOnlyList<MetricPoint>? Data);

/// <summary>A dimension's value.</summary>
internal sealed record MetricDimension(LocalizedName? Name, string? Value);

/// <summary>A bucket's value, by its start; without a total where nothing was counted.</summary>
internal sealed record MetricPoint
{
    /// <summary>Start of the bucket (UTC).</summary>
    public DateTimeOffset? TimeStamp { get; set; }

    /// <summary>What was counted in it; a whole number with a decimal point.</summary>
    [JsonConverter(typeof(CountConverter))]
    public long? Total { get; set; }
}

/// <summary>A page of Cost Management's answer.</summary>
internal sealed record CostAnswer(CostProperties? Properties);

/// <summary>A table: columns by name, rows of values in their order.</summary>
internal sealed record CostProperties(
    IReadOnlyList<CostColumn>? Columns,
    IReadOnlyList<IReadOnlyList<JsonElement>>? Rows,
    string? NextLink);

/// <summary>A column.</summary>
internal sealed record CostColumn(string? Name);
