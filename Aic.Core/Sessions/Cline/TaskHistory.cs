using System.Text;
using System.Text.Json;

namespace Aic.Core.Sessions.Cline;

/// <summary>
/// What the conversation beside a task tells of it: the tool writes the model (<c>&lt;model&gt;…&lt;/model&gt;</c>) and the folder
/// (<c>Current Workspace Directory (…)</c>) into what it sends. Only these are looked for: a conversation can be many megabytes.
/// </summary>
/// <param name="Model">The model; null when it isn't told.</param>
/// <param name="Folder">The folder; null when it isn't told.</param>
internal sealed record TaskHistory(string? Model, string? Folder)
{
    /// <summary>The conversation's path.</summary>
    /// <param name="messages">The task's messages.</param>
    public static string PathBeside(string messages) => Path.Combine(Path.GetDirectoryName(messages)!, "api_conversation_history.json");

    /// <summary>Reads it; one that can't be read tells nothing.</summary>
    /// <param name="messages">The task's messages.</param>
    public static TaskHistory Beside(string messages)
    {
        try
        {
            byte[] history = File.ReadAllBytes(PathBeside(messages));
            return new TaskHistory(
                Between(history, "<model>"u8, "</model>"u8),
                Between(history, "Current Workspace Directory ("u8, ")"u8) ?? Between(history, "Current Working Directory ("u8, ")"u8));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new TaskHistory(null, null);
        }
    }

    private static string? Between(ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        int start = text.IndexOf(before);
        text = start < 0 ? default : text[(start + before.Length)..];
        int length = text.IndexOf(after);
        return length <= 0 ? null : Unescape(text[..length]);
    }

    /// <summary>A piece of a JSON text, without its escapes.</summary>
    private static string? Unescape(ReadOnlySpan<byte> piece)
    {
        try
        {
            Utf8JsonReader json = new([(byte)'"', .. piece, (byte)'"']);
            return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return Encoding.UTF8.GetString(piece);
        }
    }
}
