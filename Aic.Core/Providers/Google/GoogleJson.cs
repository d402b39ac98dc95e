using System.Text.Json;
using Aic.Core.Http;

namespace Aic.Core.Providers.Google;

// Google's answers and files, as far as they are read. Unknown fields are skipped.

/// <summary>The answer of <c>GET /v3/projects/{project}/metricDescriptors</c>.</summary>
internal sealed record MetricDescriptorList(IReadOnlyList<MetricDescriptor>? MetricDescriptors, string? NextPageToken)
{
    /// <summary>Reads the answer.</summary>
    public static MetricDescriptorList Read(JsonElement answer) => new(
        answer.List("metricDescriptors", MetricDescriptor.Read),
        answer.Text("nextPageToken"));
}

/// <summary>A metric that the project has.</summary>
internal sealed record MetricDescriptor(string? Type)
{
    /// <summary>Reads an entry.</summary>
    public static MetricDescriptor Read(JsonElement descriptor) => new(descriptor.Text("type"));
}

/// <summary>The answer of <c>GET /v3/projects/{project}/timeSeries</c>.</summary>
internal sealed record TimeSeriesList(IReadOnlyList<TimeSeries>? TimeSeries, string? NextPageToken, IReadOnlyList<ErrorStatus?>? ExecutionErrors)
{
    /// <summary>Reads the answer.</summary>
    public static TimeSeriesList Read(JsonElement answer) => new(
        answer.List("timeSeries", Google.TimeSeries.Read),
        answer.Text("nextPageToken"),
        answer.List("executionErrors", error => error.OrNull(ErrorStatus.Read)));
}

/// <summary>One series: what is left of its labels after grouping, and its points.</summary>
internal sealed record TimeSeries(Labelled? Metric, Labelled? Resource, IReadOnlyList<Point>? Points)
{
    /// <summary>A label of the metric, else of its resource; null where there is none or it is empty.</summary>
    public string? Label(string name) =>
        (Metric?.Labels?.GetValueOrDefault(name) ?? Resource?.Labels?.GetValueOrDefault(name)) is { Length: > 0 } value ? value : null;

    /// <summary>Reads an entry.</summary>
    public static TimeSeries Read(JsonElement series) => new(
        series.Object("metric", Labelled.Read),
        series.Object("resource", Labelled.Read),
        series.List("points", Point.Read));
}

/// <summary>A metric or resource with its labels.</summary>
internal sealed record Labelled(IReadOnlyDictionary<string, string?>? Labels)
{
    /// <summary>Reads the object.</summary>
    public static Labelled Read(JsonElement labelled) => new(labelled.Dictionary("labels", label => label.GetString()));
}

/// <summary>A point: a value for the span that ends at <see cref="TimeInterval.EndTime"/>.</summary>
internal sealed record Point(TimeInterval? Interval, PointValue? Value)
{
    /// <summary>Reads an entry.</summary>
    public static Point Read(JsonElement point) => new(point.Object("interval", TimeInterval.Read), point.Object("value", PointValue.Read));
}

/// <summary>A span of time.</summary>
internal sealed record TimeInterval(DateTimeOffset? EndTime)
{
    /// <summary>Reads the object.</summary>
    public static TimeInterval Read(JsonElement interval) => new(interval.Moment("endTime"));
}

/// <summary>A value: 64-bit integers come as strings.</summary>
/// <param name="Int64Value">The value of an integer metric.</param>
/// <param name="DoubleValue">The value of a metric that aggregation turned into a floating-point number; a count all the same.</param>
internal sealed record PointValue(long? Int64Value, long? DoubleValue)
{
    /// <summary>Reads the object.</summary>
    public static PointValue Read(JsonElement value) => new(value.Count("int64Value"), value.Count("doubleValue"));
}

/// <summary>Google's form of an error: <see href="https://cloud.google.com/apis/design/errors"/>.</summary>
internal sealed record ErrorBody(ErrorStatus? Error)
{
    /// <summary>Reads the answer.</summary>
    public static ErrorBody Read(JsonElement body) => new(body.Object("error", ErrorStatus.Read));
}

/// <summary>An error's status and what it says.</summary>
internal sealed record ErrorStatus(string? Message, string? Status, IReadOnlyList<ErrorDetail>? Details)
{
    /// <summary>Reads the object.</summary>
    public static ErrorStatus Read(JsonElement error) => new(error.Text("message"), error.Text("status"), error.List("details", ErrorDetail.Read));
}

/// <summary>An error's machine-readable reason.</summary>
internal sealed record ErrorDetail(string? Reason)
{
    /// <summary>Reads an entry.</summary>
    public static ErrorDetail Read(JsonElement detail) => new(detail.Text("reason"));
}

/// <summary>The token endpoint's answer.</summary>
internal sealed record TokenAnswer(string? AccessToken)
{
    /// <summary>Reads the answer.</summary>
    public static TokenAnswer Read(JsonElement answer) => new(answer.Text("access_token"));
}

/// <summary>The token endpoint's error: <see href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2"/>.</summary>
internal sealed record TokenError(string? Error, string? ErrorDescription)
{
    /// <summary>Reads the answer.</summary>
    public static TokenError Read(JsonElement answer) => new(answer.Text("error"), answer.Text("error_description"));
}

/// <summary>A credentials file: a service account's key or what <c>gcloud auth application-default login</c> writes.</summary>
internal sealed record CredentialFile
{
    public string? Type { get; set; }

    public string? ProjectId { get; set; }

    public string? QuotaProjectId { get; set; }

    public string? ClientEmail { get; set; }

    public string? PrivateKeyId { get; set; }

    public string? PrivateKey { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? RefreshToken { get; set; }

    public string? TokenUri { get; set; }

    public string? UniverseDomain { get; set; }

    /// <summary>Reads the file.</summary>
    public static CredentialFile Read(JsonElement file) => new()
    {
        Type = file.Text("type"),
        ProjectId = file.Text("project_id"),
        QuotaProjectId = file.Text("quota_project_id"),
        ClientEmail = file.Text("client_email"),
        PrivateKeyId = file.Text("private_key_id"),
        PrivateKey = file.Text("private_key"),
        ClientId = file.Text("client_id"),
        ClientSecret = file.Text("client_secret"),
        RefreshToken = file.Text("refresh_token"),
        TokenUri = file.Text("token_uri"),
        UniverseDomain = file.Text("universe_domain"),
    };
}
