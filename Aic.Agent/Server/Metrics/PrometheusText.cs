using System.Globalization;
using System.Text;

namespace Aic.Agent.Server.Metrics;

/// <summary>
/// Writes metrics in the text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
/// </summary>
/// <remarks>
/// Of our own because the format is ten lines: the client libraries keep registries of live instruments, while most of what is told here is read from what is known at that moment;
/// and the runtime's own meters, which they build on, are compiled out of the executable.
/// </remarks>
internal sealed class PrometheusText
{
    /// <summary>The media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();
    private (string Name, string Type, string Help)? _announced;
    private string _family = "";

    /// <summary>Begins a family of samples; it shows only when it gets some.</summary>
    /// <param name="name">The name, with its unit.</param>
    /// <param name="type"><c>gauge</c>, <c>counter</c> or <c>histogram</c>.</param>
    /// <param name="help">What it tells.</param>
    public void Family(string name, string type, string help)
    {
        _family = name;
        _announced = (name, type, help);
    }

    /// <summary>Adds a sample to the family, unless the value is unknown.</summary>
    /// <param name="value">The value; null adds nothing, since zero would be a lie.</param>
    /// <param name="labels">Names and values.</param>
    public void Sample(decimal? value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (value is { } known)
        {
            Write("", known.ToString(CultureInfo.InvariantCulture), labels);
        }
    }

    /// <summary>Adds a sample to the family, unless the value is unknown.</summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="labels">Names and values.</param>
    public void Sample(double? value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (value is { } known)
        {
            Write("", known.ToString(CultureInfo.InvariantCulture), labels);
        }
    }

    /// <summary>Adds a histogram to the family.</summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="labels">Names and values.</param>
    public void Histogram(DurationHistogram.Snapshot histogram, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        (string, string)[] withBound = [.. labels, default];
        foreach ((string bound, long count) in histogram.Cumulative())
        {
            withBound[^1] = ("le", bound);
            Write("_bucket", count.ToString(CultureInfo.InvariantCulture), withBound);
        }

        Write("_sum", histogram.Sum.TotalSeconds.ToString(CultureInfo.InvariantCulture), labels);
        Write("_count", histogram.Count.ToString(CultureInfo.InvariantCulture), labels);
    }

    /// <summary>All that was written, in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private void Write(string suffix, string value, ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (_announced is var (name, type, help))
        {
            _text.Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)).Append('\n')
                .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
            _announced = null;
        }

        _text.Append(_family).Append(suffix);
        for (int i = 0; i < labels.Length; i++)
        {
            _text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(Escaped(labels[i].Value)).Append('"');
        }

        _text.Append(labels.Length > 0 ? "} " : " ").Append(value).Append('\n');
    }

    private static string Escaped(string value) => value
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);
}
