using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Pricing;
using Aic.Testing;

namespace Aic.Core.Tests.Pricing;

/// <summary>A folder of a test's own, and price books of made-up data.</summary>
internal sealed class PriceHome : IDisposable
{
    /// <summary>Two makers, a cloud that sells the second one's models, a model whose price changed, and one with everything.</summary>
    public const string Prices =
        """
        {"vendor":"maker","model":"alpha","aliases":["alpha-one"],"to":"2026-01-01","input":4,"output":8,"cache_read":1},
        {"vendor":"maker","model":"alpha","from":"2026-01-01","input":2,"output":4,"cache_read":0.5},
        {"vendor":"maker","model":"alpha-2024-05-13","input":5,"output":15},
        {"vendor":"maker","model":"beta-3-5","input":3,"cache_read":0.3,"cache_write_5m":3.75,"cache_write_1h":6,"output":15,"audio_input":40,"audio_output":80,"above":[{"context":200000,"input":6,"cache_read":0.6,"cache_write_5m":7.5,"cache_write_1h":12,"output":22.5},{"context":500000,"input":12,"output":45}],"batch":0.5,"priority":{"input":7,"output":31},"web_search":0.01,"request":0.002},
        {"vendor":"other","model":"gamma","input":1,"output":2},
        {"vendor":"cloud","model":"gamma","input":1.1,"output":2.2},
        {"vendor":"other","model":"delta","input":0.25,"output":0.5,"source":"https://other.example/delta","note":"Made up."}
        """;

    private readonly TempFolder _folder = new();

    public AicPaths Paths => new(_folder.Path, _folder.Path);

    public string File(string name) => _folder.File(name);

    /// <summary>A price book's file.</summary>
    public static byte[] Book(string date = "2026-11-24", string prices = Prices, int schema = 1) => Encoding.UTF8.GetBytes(
        $$"""
        { "schema": {{schema}}, "date": "{{date}}", "vendors": [
          {"id":"maker","name":"The Maker","source":"https://maker.example/prices","aliases":["mk"]},
          {"id":"other","name":"The Other","source":"https://other.example/prices"},
          {"id":"cloud","name":"The Cloud","source":"https://cloud.example/prices","like":"other"} ],
          "prices": [ {{prices}} ] }
        """);

    /// <summary>A price book of made-up data, and the user's own prices and aliases.</summary>
    public static PriceBook Make(AgentConfig? config = null, string prices = Prices)
    {
        PriceData data = PriceData.Read(Book(prices: prices));
        return new PriceBook(data, PriceOrigin.BuiltIn, new OwnPrices(config?.Prices ?? [], config?.ModelAliases ?? new Dictionary<string, string>(), name => data.FindVendor(name)?.Id ?? name));
    }

    /// <summary>A configuration from its text.</summary>
    public static AgentConfig Config(string json) =>
        ConfigJson.Parse(Encoding.UTF8.GetBytes(json), (line, problem) => new ConfigException($"{line}: {problem}") { Line = line });

    public static DateTimeOffset At(string date) => DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);

    public void Dispose() => _folder.Dispose();
}
