using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;

namespace Aic.Core.Diagnosis;

/// <summary>Looks whether a channel of alerts can tell anything, without telling.</summary>
internal static class ChannelCheck
{
    /// <summary>Looks.</summary>
    /// <param name="channels">Makes channels.</param>
    /// <param name="config">The channel, as the configuration has it.</param>
    public static SetupCheck Run(AlertChannels channels, AlertChannelConfig config)
    {
        try
        {
            channels.Create(config).Check();
            return Check(CheckStatus.Ok, $"Tells {config.Target}. Nothing was sent.", null);
        }
        catch (AlertChannelException exception)
        {
            return Check(CheckStatus.Error, exception.Message, $"Set it anew (aic alerts channels set {config.Name}, Set-AicAlertChannel), and try it: aic alerts channels test {config.Name}, or Test-AicAlertChannel.");
        }

        SetupCheck Check(CheckStatus status, string message, string? whatToDo) => new(status, "alerts", config.Name, message)
        {
            WhatToDo = whatToDo,
            Details = [$"{config.Type}, from severity {AlertWords.Name(config.MinimumSeverity)} on"],
        };
    }
}
