using System.Text.Json.Serialization;
using Aic.Core.Http;

namespace Aic.Core.Providers.Google;

/// <summary>Google's answers and files, as far as they are read. Unknown fields are skipped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(MetricDescriptorList))]
[JsonSerializable(typeof(TimeSeriesList))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TokenError))]
[JsonSerializable(typeof(CredentialFile))]
internal sealed partial class GoogleJson : JsonSerializerContext;

/// <summary>The answer of <c>GET /v1beta/models</c>: that there is one is enough.</summary>
internal sealed record ModelList;

/// <summary>The answer of <c>GET /v3/projects/{project}/metricDescriptors</c>.</summary>
internal sealed record MetricDescriptorList(IReadOnlyList<MetricDescriptor>? MetricDescriptors, string? NextPageToken);

/// <summary>A metric that the project has.</summary>
internal sealed record MetricDescriptor(string? Type);

/// <summary>The answer of <c>GET /v3/projects/{project}/timeSeries</c>.</summary>
internal sealed record TimeSeriesList(IReadOnlyList<TimeSeries>? TimeSeries, string? NextPageToken, IReadOnlyList<ErrorStatus>? ExecutionErrors);

/// <summary>One series: what is left of its labels after grouping, and its points.</summary>
internal sealed record TimeSeries(Labelled? Metric, Labelled? Resource, IReadOnlyList<Point>? Points)
{
    /// <summary>A label of the metric, else of its resource; null where there is none or it is empty.</summary>
    public string? Label(string name) =>
        (Metric?.Labels?.GetValueOrDefault(name) ?? Resource?.Labels?.GetValueOrDefault(name)) is { Length: > 0 } value ? value : null;
}

/// <summary>A metric or resource with its labels.</summary>
internal sealed record Labelled(IReadOnlyDictionary<string, string>? Labels);

/// <summary>A point: a value for the span that ends at <see cref="TimeInterval.EndTime"/>.</summary>
internal sealed record Point(TimeInterval? Interval, PointValue? Value);

/// <summary>A span of time.</summary>
internal sealed record TimeInterval(DateTimeOffset? EndTime);

/// <summary>A value: 64-bit integers come as strings.</summary>
internal sealed record PointValue
{
    /// <summary>The value of an integer metric.</summary>
    [JsonConverter(typeof(CountConverter))]
    public long? Int64Value { get; set; }

    /// <summary>The value of a metric that aggregation turned into a floating-point number; a count all the same.</summary>
    [JsonConverter(typeof(CountConverter))]
    public long? DoubleValue { get; set; }
}

/// <summary>Google's form of an error: <see href="https://cloud.google.com/apis/design/errors"/>.</summary>
internal sealed record ErrorBody(ErrorStatus? Error);

/// <summary>An error's status and what it says.</summary>
internal sealed record ErrorStatus(string? Message, string? Status, IReadOnlyList<ErrorDetail>? Details);

/// <summary>An error's machine-readable reason.</summary>
internal sealed record ErrorDetail(string? Reason);

/// <summary>The token endpoint's answer.</summary>
internal sealed record TokenAnswer([property: JsonPropertyName("access_token")] string? AccessToken);

/// <summary>The token endpoint's error: <see href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2"/>.</summary>
internal sealed record TokenError(
    string? Error,
    [property: JsonPropertyName("error_description")] string? ErrorDescription);

/// <summary>A credentials file: a service account's key or what <c>gcloud auth application-default login</c> writes.</summary>
internal sealed record CredentialFile
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("project_id")]
    public string? ProjectId { get; set; }

    [JsonPropertyName("quota_project_id")]
    public string? QuotaProjectId { get; set; }

    [JsonPropertyName("client_email")]
    public string? ClientEmail { get; set; }

    [JsonPropertyName("private_key_id")]
    public string? PrivateKeyId { get; set; }

    [JsonPropertyName("private_key")]
    public string? PrivateKey { get; set; }

    [JsonPropertyName("client_id")]
    public string? ClientId { get; set; }

    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; set; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; set; }

    [JsonPropertyName("token_uri")]
    public string? TokenUri { get; set; }

    [JsonPropertyName("universe_domain")]
    public string? UniverseDomain { get; set; }
}
