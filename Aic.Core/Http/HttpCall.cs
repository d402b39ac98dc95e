using Polly;

namespace Aic.Core.Http;

/// <summary>One request on its way through the pipeline, over all its attempts.</summary>
/// <param name="request">The request.</param>
/// <param name="started">When it set out, in the clock's timestamps: they don't jump when the system's time is changed.</param>
internal sealed class HttpCall(ApiRequest request, long started)
{
    /// <summary>Where strategies find the call.</summary>
    public static readonly ResiliencePropertyKey<HttpCall> Key = new("aic.call");

    /// <summary>The request.</summary>
    public ApiRequest Request => request;

    /// <summary>When the call set out, in the clock's timestamps.</summary>
    public long Started => started;

    /// <summary>Attempts so far, the running one included.</summary>
    public int Attempts { get; set; }

    /// <summary>What each attempt that ended brought: a status code, or null for no answer.</summary>
    public List<int?> Statuses { get; } = [];

    /// <summary>The call that a strategy works for.</summary>
    public static HttpCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);
}
