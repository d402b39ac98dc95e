using Aic.Agent.Server.Events;
using Aic.Core.Alerts;
using Aic.Core.Usage;

namespace Aic.Agent.Tests.Server.Live;

/// <summary>Events that an agent's parts could tell.</summary>
internal static class SampleEvents
{
    public static UsageChanged UsageChanged(this AgentHome home, NamedPeriod period = NamedPeriod.ThisMonth, string? description = null)
    {
        UsagePeriod span = UsagePeriod.Named(period, home.Time);
        return new UsageChanged(home.Time.GetUtcNow(), span, new ProviderUsage
        {
            ProviderId = "openai",
            ProviderName = "OpenAI",
            IsAvailable = true,
            Description = description,
            Usage = new UsageData { PeriodStart = span.Start, PeriodEnd = span.End, CostUsd = 1.25m, CostSource = CostSource.Billed },
        });
    }

    public static Alert Alert(DateTimeOffset at) => new()
    {
        Id = "key-rejected-alpha-0123abcd",
        Kind = AlertKind.KeyRejected,
        Severity = AlertSeverity.Critical,
        Subject = "alpha",
        Title = "alpha: the key is refused",
        Message = "Set another one.",
        RaisedAt = at,
        Deliveries = [new AlertDelivery("ops", at, false, "The host answers 503.") { Event = AlertEvent.Raised, RetryAt = at.AddMinutes(1) }],
    };

    public static void Publish(this AgentHome home, AgentEvent happened) => home.Server.Parts.Events.Publish(happened);
}
