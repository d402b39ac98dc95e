using System.Globalization;
using System.Text.Json.Nodes;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

/// <summary>
/// Plays Azure Monitor for one resource: keeps samples, tells which metrics it has, and answers queries as documented: series are told apart only by the
/// dimensions in the filter, a dimension that a metric lacks is refused, and without <c>top</c> only ten series come.
/// </summary>
internal sealed class FakeMonitor(string resourceId)
{
    private readonly Dictionary<string, string[]> _metrics = [];
    private readonly List<Sample> _samples = [];

    /// <summary>The first span is the resource's age: nothing may be asked that is older than this.</summary>
    public DateTimeOffset Oldest { get; set; } = DateTimeOffset.MinValue;

    public FakeMonitor Has(string metric, params string[] dimensions)
    {
        _metrics[metric] = dimensions;
        return this;
    }

    public FakeMonitor Count(string metric, string moment, long value, params (string Name, string Value)[] dimensions)
    {
        _samples.Add(new Sample(metric, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), value, dimensions.ToDictionary(dimension => dimension.Name, dimension => dimension.Value)));
        return this;
    }

    public void AnswerOn(FakeServer server)
    {
        server.Answer($"{resourceId}/providers/Microsoft.Insights/metricDefinitions", _ => new FakeAnswer(new JsonObject
        {
            ["value"] = new JsonArray([.. _metrics.Select(metric => new JsonObject
            {
                ["name"] = new JsonObject { ["value"] = metric.Key, ["localizedValue"] = metric.Key },
                ["unit"] = "Count",
                ["dimensions"] = new JsonArray([.. metric.Value.Select(dimension => new JsonObject { ["value"] = dimension, ["localizedValue"] = dimension })]),
            })]),
        }.ToJsonString()));
        server.Answer($"{resourceId}/providers/Microsoft.Insights/metrics", Query);
    }

    private FakeAnswer Query(RecordedRequest request)
    {
        string[] names = request.Query("metricnames").Single().Split(',');
        string[] split = [.. request.Query("$filter").SelectMany(filter => filter.Split(" and ")).Select(part => part.Split(' ')[0])];
        DateTimeOffset[] span = [.. request.Query("timespan").Single().Split('/').Select(moment => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))];
        TimeSpan step = request.Query("interval").Single() switch
        {
            "P1D" => TimeSpan.FromDays(1),
            "PT1H" => TimeSpan.FromHours(1),
            "PT15M" => TimeSpan.FromMinutes(15),
            var other => throw new InvalidOperationException($"There is no interval {other}."),
        };
        if (names.Any(name => !_metrics.ContainsKey(name) || split.Except(_metrics[name]).Any()) || span[0] < Oldest || span[0] >= span[1])
        {
            return new FakeAnswer("""{"code":"BadRequest","message":"Failed to find metric configuration, dimension or time span."}""", 400);
        }

        int top = request.Query("top") is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
        return new FakeAnswer(new JsonObject
        {
            ["cost"] = 0,
            ["interval"] = "x",
            ["value"] = new JsonArray([.. names.Select(name => new JsonObject
            {
                ["name"] = new JsonObject { ["value"] = name, ["localizedValue"] = name },
                ["errorCode"] = "Success",
                ["timeseries"] = new JsonArray([.. Series(name, split, span[0], span[1], step).Take(top)]),
            })]),
        }.ToJsonString());
    }

    private IEnumerable<JsonObject> Series(string name, string[] split, DateTimeOffset start, DateTimeOffset end, TimeSpan step) => _samples
        .Where(sample => sample.Metric == name && sample.Moment >= start && sample.Moment < end)
        .GroupBy(sample => string.Join('|', split.Select(dimension => $"{dimension}={sample.Dimensions.GetValueOrDefault(dimension, "__Empty")}")))
        .Select(series => new JsonObject
        {
            ["metadatavalues"] = new JsonArray([.. series.Key.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => new JsonObject
            {
                ["name"] = new JsonObject { ["value"] = pair[0].ToLowerInvariant(), ["localizedValue"] = pair[0].ToLowerInvariant() },
                ["value"] = pair[1],
            })]),
            ["data"] = new JsonArray([.. Buckets(series, start, end, step)]),
        });

    private static IEnumerable<JsonObject> Buckets(IEnumerable<Sample> series, DateTimeOffset start, DateTimeOffset end, TimeSpan step)
    {
        for (DateTimeOffset bucket = start; bucket < end; bucket += step)
        {
            JsonObject point = new() { ["timeStamp"] = bucket.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
            Sample[] inside = [.. series.Where(sample => sample.Moment >= bucket && sample.Moment < bucket + step)];
            if (inside.Length > 0)
            {
                // Counts come as floating-point numbers.
                point["total"] = JsonNode.Parse($"{inside.Sum(sample => sample.Value)}.0");
            }

            yield return point;
        }
    }

    private sealed record Sample(string Metric, DateTimeOffset Moment, long Value, Dictionary<string, string> Dimensions);
}
