using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aic.Agent.Server;
using Aic.Agent.Server.Access;
using Aic.Agent.Server.Endpoints;
using Aic.Agent.Server.Problems;
using Aic.Agent.Server.Refreshing;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Budgets;
using Aic.Core.Currencies;
using Aic.Core.Forecasting;
using Aic.Core.History;
using Aic.Core.Plans;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Aic.Agent.Tests.Server.OpenApi;

public sealed class OpenApiDocumentTests
{
    /// <summary>The schemas that are C# types, by their names in the document. The others (configuration, live messages) have no type that is written as it is.</summary>
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["UsageReport"] = typeof(UsageReport),
        ["ProviderUsage"] = typeof(ProviderUsage),
        ["UsageData"] = typeof(UsageData),
        ["UsageBreakdown"] = typeof(UsageBreakdown),
        ["UsageGroup"] = typeof(UsageGroup),
        ["UsageBlock"] = typeof(UsageBlock),
        ["UsageForecast"] = typeof(UsageForecast),
        ["HistoryAnswer"] = typeof(HistoryAnswer),
        ["HistoryRow"] = typeof(HistoryRow),
        ["HistoryCoverage"] = typeof(HistoryCoverage),
        ["HistoryGap"] = typeof(HistoryGap),
        ["UsageQuantity"] = typeof(UsageQuantity),
        ["MoneyAmount"] = typeof(MoneyAmount),
        ["QuotaWindow"] = typeof(QuotaWindow),
        ["UsageError"] = typeof(UsageError),
        ["BudgetReport"] = typeof(BudgetReport),
        ["BudgetState"] = typeof(BudgetState),
        ["Budget"] = typeof(Budget),
        ["BudgetThresholdState"] = typeof(BudgetThresholdState),
        ["AlertReport"] = typeof(AlertReport),
        ["Alert"] = typeof(Alert),
        ["AlertDelivery"] = typeof(AlertDelivery),
        ["ExchangeRateReport"] = typeof(ExchangeRateReport),
        ["ExchangeRate"] = typeof(ExchangeRate),
        ["PlanReport"] = typeof(PlanReport),
        ["PlanMonth"] = typeof(PlanMonth),
        ["Plan"] = typeof(Plan),
        ["PeriodForecast"] = typeof(PeriodForecast),
        ["ForecastReport"] = typeof(ForecastReport),
        ["MeasureForecast"] = typeof(MeasureForecast),
        ["Health"] = typeof(HealthAnswer),
        ["ProviderList"] = typeof(ProvidersAnswer),
        ["ProviderState"] = typeof(ProviderState),
        ["ProviderSetting"] = typeof(ProviderSetting),
        ["RefreshState"] = typeof(RefreshState),
        ["RefreshedAccount"] = typeof(RefreshedAccount),
        ["Problem"] = typeof(Agent.Server.Problems.ProblemDetails),
    };

    public static TheoryData<string> TypeNames => [.. Types.Keys];

    [Fact]
    public async Task The_document_is_valid_OpenAPI_and_has_the_agents_version()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage response = await home.GetAsync("/openapi/v1.json");

        ReadResult result = OpenApiDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "json");

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(result.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(result.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(AicVersion.Current, result.Document!.Info.Version);
    }

    [Fact]
    public async Task Who_has_it_already_gets_no_second_copy()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpResponseMessage first = await home.GetAsync("/openapi/v1.json");

        using HttpResponseMessage second = await home.SendAsync(HttpMethod.Get, "/openapi/v1.json", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Every_route_is_described_and_every_description_has_a_route()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        ApiDescription description = await ApiDescription.ReadAsync(home);

        Assert.Equal(
            RoutesOf(home.Server.Parts).Order(StringComparer.Ordinal),
            description.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TypeNames))]
    public async Task A_schema_says_of_a_type_what_its_JSON_is_like(string name)
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        ApiDescription description = await ApiDescription.ReadAsync(home);
        SchemaOfType types = new(type => Types.FirstOrDefault(pair => pair.Value == type).Key);
        JsonTypeInfo info = UsageJson.Default.GetTypeInfo(Types[name]) ?? BudgetJson.Default.GetTypeInfo(Types[name]) ?? AlertJson.Default.GetTypeInfo(Types[name]) ?? CurrencyJson.Default.GetTypeInfo(Types[name]) ?? PlanJson.Default.GetTypeInfo(Types[name]) ?? ForecastJson.Default.GetTypeInfo(Types[name]) ?? AgentApiJson.Default.GetTypeInfo(Types[name])!;

        Assert.Empty(types.Compare(description.Schemas[name]!.AsObject(), info));
    }

    [Fact]
    public async Task Every_kind_of_problem_is_described()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        string text = await home.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        IEnumerable<ProblemKind> kinds = typeof(ProblemKind).GetFields().Where(field => field.IsStatic).Select(field => (ProblemKind)field.GetValue(null)!);
        Assert.Empty(kinds.Where(kind => !text.Contains($"`{kind.Type}`", StringComparison.Ordinal)).Select(kind => kind.Name));
    }

    [Fact]
    public async Task Each_operation_takes_the_parameters_that_are_described_and_no_others()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        ApiDescription description = await ApiDescription.ReadAsync(home);
        foreach ((string path, string method, JsonObject operation) in description.Operations.Where(operation => operation.Path is not ("/api/v1/live" or "/api/v1/events")))
        {
            string address = path.Replace("{provider}", "alpha", StringComparison.Ordinal).Replace("{id}", "none", StringComparison.Ordinal).Replace("{name}", "none", StringComparison.Ordinal);
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, await StatusAsync(home, method, $"{address}?no_such_parameter=1")));
            foreach (JsonObject parameter in description.Parameters(operation).Where(parameter => (string)parameter["in"]! == "query"))
            {
                string asked = $"{address}?{parameter["name"]}={Example(parameter)}";
                Assert.NotEqual((asked, HttpStatusCode.BadRequest), (asked, await StatusAsync(home, method, asked)));
            }
        }
    }

    private static string Example(JsonObject parameter)
    {
        JsonNode schema = parameter["schema"]!;
        return (string?)parameter["example"] ?? (string?)schema["enum"]?[0] ?? "true";
    }

    private static async Task<HttpStatusCode> StatusAsync(AgentHome home, string method, string address)
    {
        using HttpResponseMessage response = await home.SendAsync(method, address, "{}");
        return response.StatusCode;
    }

    private static IEnumerable<string> RoutesOf(AgentParts parts)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        WebApplication app = builder.Build();
        AgentEndpoints.Map(app, parts);

        // The pages of /docs and the dashboard are for people; HEAD stands for the GET beside it.
        return ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/docs", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<NeedsNoToken>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (endpoint, method) => (endpoint, method))
            .Where(route => route.method != "HEAD")
            .Select(route => $"{route.method.ToLowerInvariant()} {route.endpoint.RoutePattern.RawText}");
    }
}
