using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Testing.Worker;

/// <summary>A provider whose usage is one number: the one that its endpoint answers with, or without an endpoint one more each time.</summary>
internal sealed class NumberProvider(string id) : IUsageProvider
{
    private const int Models = 200;

    private long _last;

    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = id,
        Name = id,
        KeyVariables = [],
        Authentication = "An API key.",
        SetupHint = "Set a key.",
        Reports = ["requests"],
        Dashboard = new Uri("https://provider.test/usage"),
        Documentation = new Uri("https://provider.test/docs"),
    };

    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        long number = ++_last;
        if (context.Account.Endpoint is { } endpoint)
        {
            ApiResponse response = await context.Http.SendAsync(new ApiRequest(HttpMethod.Get, endpoint), cancellationToken);
            number = long.Parse(response.Body.Span, System.Globalization.CultureInfo.InvariantCulture);
        }

        return new ProviderReport
        {
            Usage = new UsageData
            {
                PeriodStart = period.Start,
                PeriodEnd = period.End,
                RequestsCount = number,
                Breakdown = [.. Enumerable.Range(0, Models).Select(model => Row(period, model, number))],
            },
        };
    }

    public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new KeyValidation(KeyStatus.Valid, "Fine.", []));

    private static UsageBreakdown Row(UsagePeriod period, int model, long number) => new()
    {
        Start = period.Start,
        End = period.Start.AddDays(1),
        Model = $"model-{model}",
        RequestsCount = number,
    };
}
