namespace Aic.Agent.Server.Dashboard;

/// <summary>The page's files in the executable, by their paths.</summary>
internal static class DashboardFiles
{
    private static readonly string[] Compressed = [".br", ".gz"];

    private static readonly Lazy<Dictionary<string, DashboardFile>> Found = new(Find);

    /// <summary>The files by path; none where the agent was built without the page.</summary>
    public static IReadOnlyDictionary<string, DashboardFile> All => Found.Value;

    private static Dictionary<string, DashboardFile> Find()
    {
        Dictionary<string, DashboardFile> files = new(StringComparer.Ordinal);
        foreach (string name in typeof(DashboardFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(DashboardFile.Prefix, StringComparison.Ordinal)))
        {
            string suffix = Path.GetExtension(name);
            bool isCompressed = Compressed.Contains(suffix);
            string path = name[DashboardFile.Prefix.Length..^(isCompressed ? suffix.Length : 0)];
            files[path] = new DashboardFile(path) { IsCompressed = isCompressed };
        }

        return files;
    }
}
