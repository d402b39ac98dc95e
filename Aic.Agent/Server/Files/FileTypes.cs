namespace Aic.Agent.Server.Files;

/// <summary>The media types of files that pages are made of.</summary>
internal static class FileTypes
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
