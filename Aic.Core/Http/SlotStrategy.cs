using System.Diagnostics.CodeAnalysis;
using Polly;

namespace Aic.Core.Http;

/// <summary>
/// Lets only so many attempts at one host run at a time. Waiting for a slot counts for the total time-out, not for the attempt's;
/// a wait between retries holds no slot.
/// </summary>
internal sealed class SlotStrategy(int slots) : ResilienceStrategy<ApiResponse>, IDisposable
{
    private readonly SemaphoreSlim _slots = new(slots);

    /// <inheritdoc />
    public void Dispose() => _slots.Dispose();

    /// <inheritdoc />
    protected override async ValueTask<Outcome<ApiResponse>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<ApiResponse>>> callback,
        ResilienceContext context,
        TState state)
    {
        try
        {
            await _slots.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<ApiResponse>(exception);
        }

        try
        {
            return await callback(context, state).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }
}

/// <summary>Puts the strategy into a pipeline.</summary>
internal static class SlotStrategyExtensions
{
    /// <summary>Adds slots for so many attempts at a time.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options hold nothing that would be validated.")]
    public static ResiliencePipelineBuilder<ApiResponse> AddSlots(this ResiliencePipelineBuilder<ApiResponse> builder, int slots) =>
        builder.AddStrategy(_ => new SlotStrategy(slots), new SlotStrategyOptions());

    private sealed class SlotStrategyOptions : ResilienceStrategyOptions;
}
