using System.Reflection;
using Aic.Agent.Server.Files;

namespace Aic.Agent.Server.Dashboard;

/// <summary>The page's files in the executable, by their paths.</summary>
internal static class DashboardFiles
{
    /// <summary>The folder of files that are named by their content.</summary>
    public const string Assets = "assets/";

    private const string Prefix = "dashboard/";
    private const string Gzip = ".gz";
    private const string Brotli = ".br";

    private static readonly Lazy<Dictionary<string, EmbeddedFile>> Found = new(Find);

    /// <summary>The files by path; none where the agent was built without the page.</summary>
    public static IReadOnlyDictionary<string, EmbeddedFile> All => Found.Value;

    private static Dictionary<string, EmbeddedFile> Find()
    {
        Assembly executable = typeof(DashboardFiles).Assembly;
        Dictionary<string, EmbeddedFile> files = new(StringComparer.Ordinal);
        foreach (string name in executable.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            // What can be compressed is there in both codings, and in no other form.
            bool isCompressed = Path.GetExtension(name) is Gzip or Brotli;
            string resource = isCompressed ? Path.ChangeExtension(name, null) : name;
            string path = resource[Prefix.Length..];
            files[path] = new EmbeddedFile(path, executable)
            {
                Plain = isCompressed ? null : resource,
                Gzip = isCompressed ? resource + Gzip : null,
                Brotli = isCompressed ? resource + Brotli : null,
                IsNamedByContent = path.StartsWith(Assets, StringComparison.Ordinal),
            };
        }

        return files;
    }
}
