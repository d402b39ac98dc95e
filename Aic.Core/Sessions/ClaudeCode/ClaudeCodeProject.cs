using System.Text;

namespace Aic.Core.Sessions.ClaudeCode;

/// <summary>
/// Tells which project a line belongs to. Claude Code keeps the logs of a folder in one named after it, with everything but letters and digits turned to hyphens;
/// a line's own folder can lie below, where the session went elsewhere on its way. The project is the folder that the session was started in.
/// </summary>
internal sealed class ClaudeCodeProject
{
    private readonly string _logFolder;
    private byte[] _lastFolder = [];
    private byte[] _lastProject = [];

    /// <summary>Takes what a log's path tells.</summary>
    /// <param name="path">The log's path: <c>…/projects/{project}/{session}.jsonl</c>, or further down for a subagent's.</param>
    public ClaudeCodeProject(string path)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar);
        int projects = Array.LastIndexOf(parts, "projects", parts.Length - 2);
        _logFolder = projects >= 0 && projects + 2 < parts.Length ? parts[projects + 1] : "";
        Session = Encoding.UTF8.GetBytes(projects >= 0 && projects + 3 < parts.Length ? parts[projects + 2] : Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>The session that the path names.</summary>
    public byte[] Session { get; }

    /// <summary>The project of a line.</summary>
    /// <param name="folder">The line's own folder; empty when it has none.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> folder)
    {
        if (_lastProject.Length == 0 || !folder.SequenceEqual(_lastFolder))
        {
            _lastFolder = folder.ToArray();
            _lastProject = Encoding.UTF8.GetBytes(Find(Encoding.UTF8.GetString(folder)));
        }

        return _lastProject;
    }

    private string Find(string folder)
    {
        for (string ancestor = folder; ancestor.Length > 0; ancestor = Parent(ancestor))
        {
            if (IsNamedAfter(ancestor))
            {
                return ancestor;
            }
        }

        return folder.Length > 0 ? folder : _logFolder;
    }

    private bool IsNamedAfter(string folder)
    {
        if (folder.Length != _logFolder.Length)
        {
            return false;
        }

        for (int i = 0; i < folder.Length; i++)
        {
            if (_logFolder[i] != (char.IsAsciiLetterOrDigit(folder[i]) ? folder[i] : '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Parent(string folder) => folder[..Math.Max(0, folder.LastIndexOfAny(['/', '\\']))];
}
