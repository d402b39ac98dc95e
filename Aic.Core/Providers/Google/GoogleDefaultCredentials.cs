namespace Aic.Core.Providers.Google;

/// <summary>Where <c>gcloud auth application-default login</c> leaves a person's credentials.</summary>
internal static class GoogleDefaultCredentials
{
    private const string FileName = "application_default_credentials.json";

    /// <summary>The file on this machine; null when there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());

    /// <summary>
    /// As <see cref="Find()"/>, by given variables: in <c>CLOUDSDK_CONFIG</c>, else in <c>%APPDATA%\gcloud</c> on Windows and in <c>~/.config/gcloud</c> elsewhere
    /// (<see href="https://cloud.google.com/docs/authentication/application-default-credentials#personal"/>).
    /// </summary>
    public static string? Find(Func<string, string?> getVariable, bool isWindows) =>
        PathOf(getVariable, isWindows) is { } file && File.Exists(file) ? file : null;

    /// <summary>Where the file is looked for; null when the environment doesn't tell.</summary>
    public static string? PathOf(Func<string, string?> getVariable, bool isWindows)
    {
        string? folder = getVariable("CLOUDSDK_CONFIG") is { Length: > 0 } configured ? configured
            : isWindows ? Below(getVariable("APPDATA"), "gcloud")
            : Below(getVariable("HOME"), Path.Combine(".config", "gcloud"));
        return Below(folder, FileName);
    }

    private static string? Below(string? folder, string name) => string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, name);
}
