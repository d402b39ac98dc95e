using System.Net;
using Aic.Agent.Server.Problems;
using Aic.Core.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Aic.Agent.Server.Access;

/// <summary>Decides who may talk to the agent, before anything else looks at a request. docs/security.md says against whom each check stands.</summary>
/// <param name="parts">What the agent is made of.</param>
internal sealed class AccessGate(AgentParts parts)
{
    private const string HowToSend = "Send the header \"Authorization: Bearer TOKEN\" with what agent.token in the configuration folder holds.";

    private readonly TokenCheck _token = new(parts.Options.Token);
    private readonly WrongTokenLimit _wrongTokens = new(parts.Time);
    private readonly bool _isBeyondLoopback = parts.Options.Addresses.Any(address => !address.IsLoopback);

    // Nearly all requests name the same host: the last good one isn't looked at again.
    private volatile string? _knownHost;

    /// <summary>Lets a request through, or answers it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the server.</param>
    /// <exception cref="ProblemException">The request isn't let through.</exception>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        AgentConfig config = parts.Config.Current;
        HttpRequest request = context.Request;
        HeaderRules.Check(request);
        CheckHost(context);
        OriginRules.Check(context, config.AllowedOrigins);
        if (OriginRules.IsPreflight(request))
        {
            OriginRules.AnswerPreflight(context);
            return Task.CompletedTask;
        }

        bool isForAll = context.GetEndpoint()?.Metadata.GetMetadata<NeedsNoToken>() is not null;
        CheckToken(context, isRequired: !isForAll && (_isBeyondLoopback || config.RequireToken));
        HeaderRules.CheckBody(request);
        return next(context);
    }

    /// <summary>True when the request brought the right token.</summary>
    /// <param name="context">A request that the gate let through.</param>
    public static bool HasToken(HttpContext context) => context.Features.Get<RightToken>() is not null;

    /// <summary>Refuses a request that didn't bring the token, for what is never done without it.</summary>
    /// <param name="context">A request that the gate let through.</param>
    /// <param name="what">What needs the token, as the beginning of a sentence.</param>
    /// <exception cref="ProblemException">There is no token.</exception>
    public static void RequireToken(HttpContext context, string what)
    {
        if (!HasToken(context))
        {
            throw Challenge(context, ProblemKind.TokenRequired, $"{what} needs the agent's token, whoever asks. {HowToSend}");
        }
    }

    private void CheckHost(HttpContext context)
    {
        string host = context.Request.Headers.Host.ToString();
        if (host == _knownHost)
        {
            return;
        }

        if (AgentHost.IsLoopback(host))
        {
            _knownHost = host;
            return;
        }

        // Beyond loopback any name may lead here; there a page that doesn't have the token gets nothing by any name.
        if (!_isBeyondLoopback || IPAddress.IsLoopback(context.Connection.LocalIpAddress ?? IPAddress.Loopback))
        {
            throw new ProblemException(ProblemKind.ForeignHost, "The agent answers to localhost, 127.0.0.1 and [::1] only. Where another program passes requests on to it, let that one send Host: localhost.");
        }
    }

    private void CheckToken(HttpContext context, bool isRequired)
    {
        switch (_token.Verdict(context.Request))
        {
            case TokenVerdict.Right:
                context.Features.Set(RightToken.Instance);
                break;
            case TokenVerdict.Wrong when _wrongTokens.Count() is { } wait:
                throw new ProblemException(ProblemKind.TooManyWrongTokens, $"Too many requests brought a wrong token. {HowToSend}", wait);
            case TokenVerdict.Wrong:
                throw Challenge(context, ProblemKind.WrongToken, $"That isn't the agent's token. {HowToSend}", ", error=\"invalid_token\"");
            case TokenVerdict.Absent when isRequired:
                throw Challenge(context, ProblemKind.TokenRequired, $"Every request to this agent needs its token. {HowToSend}");
        }
    }

    // RFC 6750, section 3: a 401 names the scheme, and why where a token was brought.
    private static ProblemException Challenge(HttpContext context, ProblemKind kind, string detail, string? error = null)
    {
        context.Response.Headers.WWWAuthenticate = new StringValues($"Bearer realm=\"aic\"{error}");
        return new ProblemException(kind, detail);
    }

    private sealed class RightToken
    {
        public static readonly RightToken Instance = new();
    }
}
