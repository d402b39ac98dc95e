using System.Globalization;
using System.Text.RegularExpressions;

namespace Aic.Agent.Tests.Server.Metrics;

/// <summary>Reads the text format of Prometheus as strictly as promtool checks it.</summary>
internal sealed partial class PrometheusParser
{
    private static readonly string[] HistogramSuffixes = ["_bucket", "_sum", "_count"];

    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, double> _samples = [];
    private string _family = "";

    private PrometheusParser(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string[] lines = text.Split('\n')[..^1];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("# HELP ", StringComparison.Ordinal))
            {
                Begin(lines[i], lines[++i]);
            }
            else
            {
                Read(lines[i]);
            }
        }
    }

    /// <summary>The samples: name with labels, as they stand in the text.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    public static PrometheusParser Parse(string text) => new(text);

    public string TypeOf(string family) => _types[family];

    /// <summary>The sample of a name whose labels are (at least) these.</summary>
    public double this[string name, params string[] labels] =>
        Assert.Single(_samples, sample => sample.Key.Split('{')[0] == name && labels.All(label => sample.Key.Contains(label, StringComparison.Ordinal))).Value;

    public bool Has(string name) => _samples.Keys.Any(sample => sample.Split('{')[0] == name);

    private void Begin(string help, string type)
    {
        _family = help.Split(' ', 4)[2];
        Assert.Matches(MetricName(), _family);
        Assert.EndsWith(".", help, StringComparison.Ordinal);
        Match match = TypeLine().Match(type);
        Assert.True(match.Success, type);
        Assert.Equal(_family, match.Groups["name"].Value);
        Assert.True(_types.TryAdd(_family, match.Groups["type"].Value), $"{_family} is there twice.");
        Assert.Equal(_family.EndsWith("_total", StringComparison.Ordinal), _types[_family] == "counter");
    }

    private void Read(string line)
    {
        Match match = SampleLine().Match(line);
        Assert.True(match.Success, line);
        string name = match.Groups["name"].Value;
        Assert.Contains(name, _types[_family] == "histogram" ? HistogramSuffixes.Select(suffix => _family + suffix) : [_family]);
        string[] labels = [.. match.Groups["label"].Captures.Select(label => label.Value)];
        Assert.Equal(labels.Length, labels.Distinct().Count());
        string key = match.Groups["key"].Value;
        double value = double.Parse(match.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(_samples.TryAdd(key, value), $"{key} is there twice.");
    }

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    private static partial Regex MetricName();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^(?<key>(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?<label>[a-zA-Z_][a-zA-Z0-9_]*)="([^"\\\n]|\\["\\n])*",?)+\})?) (?<value>-?[0-9][-+0-9.eE]*)$""")]
    private static partial Regex SampleLine();
}
