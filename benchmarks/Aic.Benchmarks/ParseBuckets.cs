using System.Text;
using System.Text.Json;
using Aic.Core.Providers.OpenAI;
using BenchmarkDotNet.Attributes;

namespace Aic.Benchmarks;

/// <summary>Ten thousand daily buckets of costs, four models each, read into the provider's records; against the framework's own DOM of the same bytes.</summary>
[MemoryDiagnoser]
public class ParseBuckets
{
    private readonly byte[] _page = Encoding.UTF8.GetBytes(OpenAIAccount.CostPage(10_000));

    /// <summary>What the provider does with the answer's body.</summary>
    [Benchmark]
    public object? Records() => JsonSerializer.Deserialize(_page, OpenAIJson.Default.CostPage);

    /// <summary>The least that reading JSON with the framework takes.</summary>
    [Benchmark(Baseline = true)]
    public int Document()
    {
        using JsonDocument document = JsonDocument.Parse(_page);
        return document.RootElement.GetProperty("data").GetArrayLength();
    }
}
