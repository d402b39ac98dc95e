using Microsoft.AspNetCore.Http;

namespace Aic.Agent.Server.Problems;

/// <summary>A kind of problem. Its type is part of the API: it may get company, but never another meaning.</summary>
/// <param name="Name">The last part of the type.</param>
/// <param name="Status">The status code.</param>
/// <param name="Title">The kind in a few words.</param>
internal sealed record ProblemKind(string Name, int Status, string Title)
{
    public static readonly ProblemKind InvalidRequest = new("invalid-request", StatusCodes.Status400BadRequest, "The request makes no sense");
    public static readonly ProblemKind InvalidJson = new("invalid-json", StatusCodes.Status400BadRequest, "The body isn't the JSON that is expected");
    public static readonly ProblemKind TokenRequired = new("token-required", StatusCodes.Status401Unauthorized, "The token is required");
    public static readonly ProblemKind WrongToken = new("wrong-token", StatusCodes.Status401Unauthorized, "The token is wrong");
    public static readonly ProblemKind ForeignOrigin = new("foreign-origin", StatusCodes.Status403Forbidden, "This web page may not talk to the agent");
    public static readonly ProblemKind NotFound = new("not-found", StatusCodes.Status404NotFound, "There is nothing here");
    public static readonly ProblemKind UnknownAccount = new("unknown-account", StatusCodes.Status404NotFound, "There is no such account");
    public static readonly ProblemKind UnknownAlert = new("unknown-alert", StatusCodes.Status404NotFound, "There is no such alert");
    public static readonly ProblemKind UnknownBudget = new("unknown-budget", StatusCodes.Status404NotFound, "There is no such budget");
    public static readonly ProblemKind UnknownPlan = new("unknown-plan", StatusCodes.Status404NotFound, "There is no such plan");
    public static readonly ProblemKind UnknownRefresh = new("unknown-refresh", StatusCodes.Status404NotFound, "There is no such refresh");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "This address doesn't take this method");
    public static readonly ProblemKind RequestTimeout = new("request-timeout", StatusCodes.Status408RequestTimeout, "The request came too slowly");
    public static readonly ProblemKind BodyTooLarge = new("body-too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "The body must be JSON");
    public static readonly ProblemKind ForeignHost = new("foreign-host", StatusCodes.Status421MisdirectedRequest, "This isn't the agent's name");
    public static readonly ProblemKind InvalidConfig = new("invalid-config", StatusCodes.Status422UnprocessableEntity, "The configuration can't be changed like this");
    public static readonly ProblemKind InvalidSnooze = new("invalid-snooze", StatusCodes.Status422UnprocessableEntity, "The alert can't be snoozed like this");
    public static readonly ProblemKind UpgradeRequired = new("upgrade-required", StatusCodes.Status426UpgradeRequired, "This address speaks WebSocket");
    public static readonly ProblemKind TooManyWrongTokens = new("too-many-wrong-tokens", StatusCodes.Status429TooManyRequests, "Too many wrong tokens");
    public static readonly ProblemKind HeadersTooLarge = new("headers-too-large", StatusCodes.Status431RequestHeaderFieldsTooLarge, "The headers are too large");
    public static readonly ProblemKind Unexpected = new("unexpected", StatusCodes.Status500InternalServerError, "Something unexpected went wrong");
    public static readonly ProblemKind ConfigUnusable = new("config-unusable", StatusCodes.Status503ServiceUnavailable, "The configuration file can't be used");
    public static readonly ProblemKind StoreUnusable = new("store-unusable", StatusCodes.Status503ServiceUnavailable, "The usage store can't be used");
    public static readonly ProblemKind Busy = new("busy", StatusCodes.Status503ServiceUnavailable, "The agent is busy");
    public static readonly ProblemKind Stopping = new("stopping", StatusCodes.Status503ServiceUnavailable, "The agent is stopping");

    /// <summary>The type: a URI that nothing is found under, and that stays as it is.</summary>
    public string Type => $"urn:aic:problem:{Name}";

    /// <summary>The kind that a bare status code stands for.</summary>
    /// <param name="status">The status code.</param>
    public static ProblemKind OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => TokenRequired,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => RequestTimeout,
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => HeadersTooLarge,
        >= StatusCodes.Status500InternalServerError => Unexpected,
        _ => InvalidRequest,
    };
}
