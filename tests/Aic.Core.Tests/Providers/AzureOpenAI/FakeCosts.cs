using System.Globalization;
using System.Text.Json.Nodes;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

/// <summary>Plays Cost Management for one subscription: lines of a bill, filtered by resource and day, 31 days a call at most, in pages.</summary>
internal sealed class FakeCosts
{
    private readonly List<Line> _lines = [];

    /// <summary>Rows on a page.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>The order of the columns: they are told by name.</summary>
    public string[] Columns { get; set; } = ["Cost", "UsageDate", "Meter", "Currency"];

    public FakeCosts Bill(string resource, string day, string cost, string meter = "gpt-4o Input Tokens", string currency = "USD")
    {
        _lines.Add(new Line(resource, DateOnly.Parse(day, CultureInfo.InvariantCulture), cost, meter, currency));
        return this;
    }

    public FakeAnswer Query(RecordedRequest request, Uri address)
    {
        JsonNode question = JsonNode.Parse(request.Body)!;
        DateTimeOffset from = Moment(question["timePeriod"]!["from"]);
        DateTimeOffset to = Moment(question["timePeriod"]!["to"]);
        if (question["type"]!.GetValue<string>() != "ActualCost" || question["timeframe"]!.GetValue<string>() != "Custom"
            || question["dataset"]!["granularity"]!.GetValue<string>() != "Daily" || to - from > TimeSpan.FromDays(31))
        {
            return new FakeAnswer("""{"error":{"code":"BadRequest","message":"Invalid query definition."}}""", 400);
        }

        string[] resources = [.. question["dataset"]!["filter"]!["dimensions"]!["values"]!.AsArray().Select(value => value!.GetValue<string>())];
        Line[] lines =
        [
            .. _lines.Where(line => resources.Any(resource => resource.EndsWith($"/{line.Resource}", StringComparison.Ordinal))
                && line.Day >= DateOnly.FromDateTime(from.UtcDateTime) && line.Day <= DateOnly.FromDateTime(to.UtcDateTime)),
        ];
        int skip = request.Query("$skiptoken") is [var token] ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        JsonObject properties = new()
        {
            ["columns"] = new JsonArray([.. Columns.Select(name => new JsonObject { ["name"] = name, ["type"] = "x" })]),
            ["rows"] = new JsonArray([.. lines.Skip(skip).Take(PageSize).Select(line => new JsonArray([.. Columns.Select(name => Value(line, name))]))]),
            ["nextLink"] = skip + PageSize < lines.Length
                ? $"{address.ToString().TrimEnd('/')}{request.Path}?api-version=2025-03-01&$skiptoken={skip + PageSize}"
                : null,
        };
        return new FakeAnswer(new JsonObject { ["id"] = "x", ["type"] = "Microsoft.CostManagement/query", ["properties"] = properties }.ToJsonString());
    }

    private static JsonNode? Value(Line line, string column) => column switch
    {
        "Cost" => JsonNode.Parse(line.Cost),
        "UsageDate" => int.Parse(line.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        "Meter" => line.Meter,
        "Currency" => line.Currency,
        _ => null,
    };

    private static DateTimeOffset Moment(JsonNode? node) => DateTimeOffset.Parse(node!.GetValue<string>(), CultureInfo.InvariantCulture);

    private sealed record Line(string Resource, DateOnly Day, string Cost, string Meter, string Currency);
}
