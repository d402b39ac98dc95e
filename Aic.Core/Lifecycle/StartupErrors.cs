using System.Text;

namespace Aic.Core.Lifecycle;

/// <summary>
/// What an agent wrote to standard error before it ended. It is read only then: until an agent serves it writes far less than a pipe holds,
/// and afterwards nobody listens, since its log has all.
/// </summary>
internal static class StartupErrors
{
    private const int Longest = 64 * 1024;
    private const int ShownLines = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The last lines, in one.</summary>
    /// <param name="errors">Standard error of a process that has ended; null where it couldn't be caught.</param>
    public static async Task<string> ReadAsync(Stream? errors)
    {
        if (errors is null)
        {
            return "";
        }

        try
        {
            string text = await Task.Run(() => Read(errors)).WaitAsync(Patience).ConfigureAwait(false);
            return string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(ShownLines));
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or ObjectDisposedException)
        {
            // A child of the ended process has the pipe still open.
            return "";
        }
    }

    private static string Read(Stream errors)
    {
        byte[] buffer = new byte[Longest];
        int length = errors.ReadAtLeast(buffer, Longest, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
