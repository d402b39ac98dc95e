using System.Globalization;
using System.Runtime.InteropServices;

namespace Aic.Core.Diagnosis;

/// <summary>Looks at the program itself and at the environment that it obeys.</summary>
internal static class ProgramCheck
{
    private const int LargestPort = 65_535;

    // A proxy's address may hold a password.
    private static readonly string[] Shown = ["AIC_CONFIG_DIR", "AIC_AGENT_PORT", "AIC_LOG_LEVEL", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "NO_PROXY"];
    private static readonly string[] Named = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

    /// <summary>Looks.</summary>
    /// <param name="getVariable">Reads an environment variable.</param>
    public static SetupCheck Run(Func<string, string?> getVariable)
    {
        bool isPort = getVariable("AIC_AGENT_PORT") is not { } port || string.IsNullOrWhiteSpace(port)
            || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= LargestPort);
        return new SetupCheck(
            isPort ? CheckStatus.Ok : CheckStatus.Warning,
            "program",
            "version",
            $"AIC Tracker {AicVersion.Current} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}.{(isPort ? "" : " AIC_AGENT_PORT is no port.")}")
        {
            WhatToDo = isPort ? null : "Set AIC_AGENT_PORT to a number from 0 to 65535, or remove it.",
            Details =
            [
                $"runs as {Environment.ProcessPath}",
                $"library in {AppContext.BaseDirectory}",
                .. Shown.Select(name => $"{name}: {(getVariable(name) is { } value ? value : "not set")}"),
                .. Named.Select(name => $"{name}: {(string.IsNullOrEmpty(getVariable(name)) ? "not set" : "set")}"),
            ],
        };
    }
}
