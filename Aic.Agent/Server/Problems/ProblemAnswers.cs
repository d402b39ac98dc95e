using System.Globalization;
using System.Text.Json;
using Aic.Agent.Server.Metrics;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.Core.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aic.Agent.Server.Problems;

/// <summary>Makes a problem of every error, whoever it comes from, and lets no exception get out.</summary>
/// <param name="logger">Where the causes of unexpected errors go.</param>
internal sealed partial class ProblemAnswers(ILogger logger)
{
    private const string ContentType = "application/problem+json";

    /// <summary>Lets the rest of the server answer, and answers itself where that ends in an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the server.</param>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            await FailAsync(context, exception);
            return;
        }

        if (context.Response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null })
        {
            ProblemKind kind = ProblemKind.OfStatus(context.Response.StatusCode);
            await WriteAsync(context, kind, DetailOf(context, kind), null, context.Response.StatusCode);
        }
    }

    /// <summary>Answers with a problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="detail">What is wrong this time and what to do.</param>
    /// <param name="retryAfter">When trying again may help, or null.</param>
    /// <param name="status">The status code; null for the kind's own.</param>
    public static async Task WriteAsync(HttpContext context, ProblemKind kind, string detail, TimeSpan? retryAfter = null, int? status = null)
    {
        double? seconds = retryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds) : null;
        ProblemDetails problem = new() { Type = kind.Type, Title = kind.Title, Status = status ?? kind.Status, Detail = detail, RetryAfter = seconds };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(problem, AgentApiJson.Default.ProblemDetails);
        HttpResponse response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        if (seconds is not null)
        {
            response.Headers.RetryAfter = seconds.Value.ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task FailAsync(HttpContext context, Exception exception)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer is out; only a broken connection still tells that it isn't whole.
            LogUnexpected(exception, RequestObserver.RouteOf(context));
            context.Abort();
            return;
        }

        // Headers of the answer that there was to be don't belong to the problem, except for who may read it.
        context.Response.Headers.ETag = default;
        context.Response.Headers.ContentDisposition = default;
        context.Response.Headers.Location = default;
        switch (exception)
        {
            case ProblemException problem:
                await WriteAsync(context, problem.Kind, problem.Message, problem.RetryAfter);
                break;
            case UnknownAccountException unknown:
                await WriteAsync(context, ProblemKind.UnknownAccount, unknown.Message);
                break;
            case UnknownAlertException unknown:
                await WriteAsync(context, ProblemKind.UnknownAlert, unknown.Message);
                break;
            case AlertSnoozeException wrong:
                await WriteAsync(context, ProblemKind.InvalidSnooze, wrong.Message);
                break;
            case UnknownBudgetException unknown:
                await WriteAsync(context, ProblemKind.UnknownBudget, unknown.Message);
                break;
            case UnknownPlanException unknown:
                await WriteAsync(context, ProblemKind.UnknownPlan, unknown.Message);
                break;
            case OperationCanceledException:
                await WriteAsync(context, ProblemKind.Stopping, "The agent was told to stop. Ask the next one.");
                break;
            case ConfigException unusable:
                await WriteAsync(context, ProblemKind.ConfigUnusable, unusable.Message);
                break;
            case StoreUnusableException unusable:
                await WriteAsync(context, ProblemKind.StoreUnusable, unusable.Message);
                break;
            case BadHttpRequestException bad:
                ProblemKind kind = ProblemKind.OfStatus(bad.StatusCode);
                await WriteAsync(context, kind, DetailOf(context, kind), null, bad.StatusCode);
                break;
            default:
                LogUnexpected(exception, RequestObserver.RouteOf(context));
                await WriteAsync(context, ProblemKind.Unexpected, "The agent's log has the cause. Try again; if it stays so, restart the agent.");
                break;
        }
    }

    private static string DetailOf(HttpContext context, ProblemKind kind) => kind.Status switch
    {
        StatusCodes.Status404NotFound => "The agent has nothing at this address. docs/http-api.md lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"This address takes {context.Response.Headers.Allow}.",
        StatusCodes.Status408RequestTimeout => "The request didn't arrive in time. Send it again.",
        StatusCodes.Status413PayloadTooLarge => $"A body may have {ServerLimits.MaxBodyBytes} bytes at most.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => "The request can't be understood. docs/http-api.md says what the agent understands.",
    };

    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "A request to {Route} failed unexpectedly.")]
    private partial void LogUnexpected(Exception exception, string route);
}
