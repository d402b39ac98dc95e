using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Google;

/// <summary>
/// Plays Cloud Monitoring: keeps samples, and aligns, groups and pages them as the interface is documented to.
/// A span is "after start, up to end", cut backwards from its end.
/// </summary>
internal sealed partial class FakeMonitoring(string project)
{
    private readonly List<Sample> _samples = [];

    /// <summary>The metrics that the project has.</summary>
    public HashSet<string> Types { get; } = [];

    /// <summary>Points on a page.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Answers instead of what is counted, by a part of the filter.</summary>
    public Dictionary<string, FakeAnswer> Instead { get; } = [];

    public FakeMonitoring Count(string metric, string moment, long value, params (string Name, string Value)[] labels)
    {
        Types.Add(metric);
        _samples.Add(new Sample(metric, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), value, labels.ToDictionary(label => label.Name, label => label.Value)));
        return this;
    }

    public void AnswerOn(FakeServer server)
    {
        server.Answer($"/v3/projects/{project}/metricDescriptors", request => new FakeAnswer(Descriptors(request).ToJsonString()));
        server.Answer($"/v3/projects/{project}/timeSeries", Series);
    }

    private JsonObject Descriptors(RecordedRequest request)
    {
        // Two on a page, so that the pages are read at all.
        string[] types = [.. Types.Where(type => type.StartsWith("generativelanguage.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        int skip = Cursor(request);
        JsonObject page = new()
        {
            ["metricDescriptors"] = new JsonArray([.. types.Skip(skip).Take(2).Select(type => new JsonObject { ["type"] = type, ["metricKind"] = "DELTA" })]),
        };
        if (skip + 2 < types.Length)
        {
            page["nextPageToken"] = $"after-{skip + 2}";
        }

        return page;
    }

    private FakeAnswer Series(RecordedRequest request)
    {
        string filter = request.Query("filter").Single();
        if (Instead.FirstOrDefault(pair => filter.Contains(pair.Key, StringComparison.Ordinal)).Value is { } instead)
        {
            return instead;
        }

        string metric = MetricType().Match(filter).Groups[1].Value;
        DateTimeOffset start = DateTimeOffset.Parse(request.Query("interval.startTime").Single(), CultureInfo.InvariantCulture);
        DateTimeOffset end = DateTimeOffset.Parse(request.Query("interval.endTime").Single(), CultureInfo.InvariantCulture);
        TimeSpan step = TimeSpan.FromSeconds(int.Parse(request.Query("aggregation.alignmentPeriod").Single().TrimEnd('s'), CultureInfo.InvariantCulture));
        if (step < TimeSpan.FromSeconds(60) || end <= start)
        {
            return new FakeAnswer("""{"error":{"code":400,"message":"Bad alignment or interval.","status":"INVALID_ARGUMENT"}}""", 400);
        }

        bool isMax = request.Query("aggregation.perSeriesAligner").Single() == "ALIGN_MAX";
        string[] groupBy = [.. request.Query("aggregation.groupByFields")];
        var points = _samples
            .Where(sample => sample.Metric == metric && sample.Moment > start && sample.Moment <= end)
            .Where(sample => sample.Labels.GetValueOrDefault("service") is not { } service || filter.Contains($"\"{service}\"", StringComparison.Ordinal))
            .GroupBy(sample => (
                Labels: string.Join('|', groupBy.Select(field => $"{field}={sample.Labels.GetValueOrDefault(field.Split('.')[^1], "")}")),
                End: end - ((end - sample.Moment).Ticks / step.Ticks * step)))
            .Select(group => (group.Key.Labels, group.Key.End, Value: isMax ? group.Max(sample => sample.Value) : group.Sum(sample => sample.Value)))
            .OrderBy(point => point.Labels, StringComparer.Ordinal).ThenByDescending(point => point.End)
            .ToArray();
        int skip = Cursor(request);
        JsonObject page = new()
        {
            ["timeSeries"] = new JsonArray([.. points.Skip(skip).Take(PageSize).GroupBy(point => point.Labels).Select(series => OneSeries(series.Key, series.Select(point => (point.End - step, point.End, point.Value))))]),
        };
        if (skip + PageSize < points.Length)
        {
            page["nextPageToken"] = $"after-{skip + PageSize}";
        }

        return new FakeAnswer(page.ToJsonString());
    }

    private static JsonObject OneSeries(string labels, IEnumerable<(DateTimeOffset Start, DateTimeOffset End, long Value)> points)
    {
        JsonObject metric = [];
        JsonObject resource = [];
        foreach (string[] pair in labels.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(label => label.Split('=')))
        {
            if (pair[1].Length > 0)
            {
                (pair[0].StartsWith("resource.", StringComparison.Ordinal) ? resource : metric)[pair[0].Split('.')[^1]] = pair[1];
            }
        }

        return new JsonObject
        {
            ["metric"] = new JsonObject { ["labels"] = metric },
            ["resource"] = new JsonObject { ["labels"] = resource },
            ["metricKind"] = "DELTA",
            ["valueType"] = "INT64",
            ["points"] = new JsonArray([.. points.Select(point => new JsonObject
            {
                ["interval"] = new JsonObject { ["startTime"] = Text(point.Start), ["endTime"] = Text(point.End) },
                ["value"] = new JsonObject { ["int64Value"] = point.Value.ToString(CultureInfo.InvariantCulture) },
            })]),
        };
    }

    private static int Cursor(RecordedRequest request) =>
        request.Query("pageToken") is [var token] ? int.Parse(token["after-".Length..], CultureInfo.InvariantCulture) : 0;

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("metric\\.type = \"([^\"]+)\"")]
    private static partial Regex MetricType();

    private sealed record Sample(string Metric, DateTimeOffset Moment, long Value, Dictionary<string, string> Labels);
}
