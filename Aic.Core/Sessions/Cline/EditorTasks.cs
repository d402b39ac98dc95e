namespace Aic.Core.Sessions.Cline;

/// <summary>
/// Finds the tasks of Cline and of the extensions that descend from it: <c>tasks/{task}/ui_messages.json</c> in the extension's global storage, which each editor that is built on
/// Visual Studio Code keeps for itself (https://code.visualstudio.com/api/extension-capabilities/common-capabilities#data-storage).
/// </summary>
internal static class EditorTasks
{
    private const string Messages = "ui_messages.json";

    // The editors' own folders, and that of the server which runs extensions on another machine, in a container or in WSL.
    private static readonly string[] Editors = ["Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf"];
    private static readonly string[] Servers = [".vscode-server", ".vscode-server-insiders"];

    /// <summary>The folders of an extension's tasks.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="extension">The extension's id.</param>
    public static IEnumerable<string> Folders(SessionMachine machine, string extension) =>
        Editors.SelectMany(editor => machine.InSettings(editor, "User", "globalStorage", extension, "tasks"))
            .Concat(Servers.SelectMany(server => machine.InHome(server, "data", "User", "globalStorage", extension, "tasks")));

    /// <summary>The tasks in a folder.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, Messages).Select(file => file.With(TaskHistory.PathBeside(file.Path)));
}
