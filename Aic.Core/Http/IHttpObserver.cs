namespace Aic.Core.Http;

/// <summary>Is told of the requests of one question, such as those of a trace. Called on any thread.</summary>
internal interface IHttpObserver
{
    /// <summary>A request came to its end.</summary>
    /// <param name="call">The request and its attempts.</param>
    /// <param name="response">The answer; null where there was none.</param>
    /// <param name="failure">Why there was none; null where there was one.</param>
    /// <param name="took">How long all attempts and the waits between them took.</param>
    void Ended(HttpCall call, ApiResponse? response, Exception? failure, TimeSpan took);
}
