namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// Where <c>az login</c> leaves a person's login: <c>azureProfile.json</c> in <c>AZURE_CONFIG_DIR</c>, else in <c>~/.azure</c>
/// (<see href="https://learn.microsoft.com/cli/azure/azure-cli-configuration"/>).
/// </summary>
internal static class AzureCliLogin
{
    /// <summary>The file; null when the environment doesn't tell where it would be.</summary>
    /// <param name="getVariable">Reads an environment variable; null when it isn't set.</param>
    /// <param name="isWindows">Whether the home folder is that of Windows.</param>
    public static string? PathOf(Func<string, string?> getVariable, bool isWindows)
    {
        string? folder = getVariable("AZURE_CONFIG_DIR") is { Length: > 0 } configured ? configured
            : getVariable(isWindows ? "USERPROFILE" : "HOME") is { Length: > 0 } home ? Path.Combine(home, ".azure")
            : null;
        return folder is null ? null : Path.Combine(folder, "azureProfile.json");
    }
}
