using System.Globalization;
using System.Text.Json.Nodes;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Mistral;

/// <summary>Puts a month's answer together in the documented shape.</summary>
internal sealed class MistralAnswer
{
    private readonly JsonObject _root;

    public MistralAnswer(int year, int month, string? currency = "EUR")
    {
        DateTimeOffset start = new(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        _root = JsonNode.Parse("""
            {
              "completion": { "models": {} }, "chat": { "models": {} }, "ocr": { "models": {} }, "audio": { "models": {} },
              "audio_characters": { "models": {} }, "connectors": { "models": {} },
              "libraries_api": { "pages": { "models": {} }, "tokens": { "models": {} }, "audio_seconds": { "models": {} } },
              "fine_tuning": { "training": {}, "storage": {} }, "vibe_usage": 0,
              "vibe_code": { "completion": { "models": {} }, "ocr": { "models": {} }, "connectors": { "models": {} }, "audio": { "models": {} }, "audio_characters": { "models": {} } },
              "previous_month": null, "next_month": null, "currency_symbol": null, "prices": []
            }
            """)!.AsObject();
        _root["date"] = Iso(start);
        _root["start_date"] = Iso(start);
        _root["end_date"] = Iso(start.AddMonths(1).AddMilliseconds(-1));
        _root["currency"] = currency;
    }

    /// <summary>The whole answer, to change it.</summary>
    public JsonObject Root => _root;

    /// <summary>Adds what a model used on a day.</summary>
    /// <param name="model">The model, or <c>alias::model</c>.</param>
    /// <param name="group">The side: <c>input</c>, <c>output</c>, <c>cached</c>.</param>
    /// <param name="day">The day; null for an entry without one.</param>
    /// <param name="value">The quantity.</param>
    /// <param name="paid">What of it is billed; all by default.</param>
    /// <param name="category">The category's path.</param>
    /// <param name="eventType">What is counted.</param>
    /// <param name="more">Further fields.</param>
    public MistralAnswer Use(string model, string group, string? day, decimal value, decimal? paid = null, string category = "completion.models", string eventType = "api_tokens", JsonObject? more = null)
    {
        JsonObject models = category.Split('.').Aggregate(_root, (node, name) => node[name]!.AsObject());
        JsonObject groups = (models[model] ??= new JsonObject()).AsObject();
        JsonArray entries = (groups[group] ??= new JsonArray()).AsArray();
        JsonObject entry = new()
        {
            ["usage_type"] = "usage",
            ["event_type"] = eventType,
            ["billing_metric"] = model.Split("::")[^1],
            ["billing_display_name"] = model.Split("::")[0],
            ["billing_group"] = group,
            ["timestamp"] = day,
            ["value"] = value,
            ["value_paid"] = paid ?? value,
        };
        foreach ((string name, JsonNode? node) in more ?? [])
        {
            entry[name] = node?.DeepClone();
        }

        entries.Add(entry);
        return this;
    }

    /// <summary>States a price.</summary>
    public MistralAnswer Price(string metric, string group, string price, string eventType = "api_tokens", string? zone = null, string? tier = null)
    {
        _root["prices"]!.AsArray().Add(new JsonObject
        {
            ["event_type"] = eventType,
            ["billing_metric"] = metric,
            ["billing_group"] = group,
            ["api_zone"] = zone,
            ["service_tier"] = tier,
            ["price"] = price,
        });
        return this;
    }

    public override string ToString() => _root.ToJsonString();

    private static string Iso(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Lets a fake server answer as the Admin API does.</summary>
internal static class MistralServer
{
    /// <summary>Answers each month with its own answer, and months without one with an empty one.</summary>
    public static FakeServer AnswerMonths(this FakeServer server, string path, string currency, params (string Month, MistralAnswer Answer)[] months) => server.Answer(path, request =>
    {
        int year = int.Parse(Assert.Single(request.Query("year")), CultureInfo.InvariantCulture);
        int month = int.Parse(Assert.Single(request.Query("month")), CultureInfo.InvariantCulture);
        MistralAnswer? answer = months.FirstOrDefault(pair => pair.Month == $"{year}-{month:00}").Answer;
        return new FakeAnswer((answer ?? new MistralAnswer(year, month, currency)).ToString());
    });

    /// <summary>Answers limits that say nothing.</summary>
    public static FakeServer AnswerNoLimits(this FakeServer server, string prefix = "/v1/admin") => server
        .Answer($"{prefix}/spend-limit", """{"limits":{"completion":{"no_monthly_limit":true,"monthly_limit_reached":false},"last_payment_failure":false,"last_payment_failure_protection":null,"currency":"EUR"}}""")
        .Answer($"{prefix}/rate-limit", """{"requests_per_second":5,"tokens_limits_by_model":{}}""");
}
