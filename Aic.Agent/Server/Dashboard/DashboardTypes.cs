namespace Aic.Agent.Server.Dashboard;

/// <summary>The media types of the page's files.</summary>
internal static class DashboardTypes
{
    /// <summary>The type of a file, by its extension.</summary>
    /// <param name="path">The file.</param>
    public static string Of(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };
}
