using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.Core.Http;

/// <summary>Where data that decides what is shown as cost is fetched from: an address or a file.</summary>
/// <param name="Address">The address; null for a file.</param>
/// <param name="File">The file's full path; null for an address.</param>
internal sealed record DataSource(Uri? Address, string? File)
{
    /// <summary>Reads an address or a path that somebody typed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="example">An address that is right, for the problem.</param>
    /// <param name="problem">What is wrong with the address; null when nothing is.</param>
    /// <returns>The place; null where something is wrong.</returns>
    public static DataSource? Read(string text, string example, out string? problem)
    {
        problem = null;
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return new DataSource(null, Path.GetFullPath(text));
        }

        problem = ConfigRules.SafeAddressProblem(text, example);
        return problem is null ? new DataSource(new Uri(text), null) : null;
    }

    /// <summary>Reads what is there, without a byte order mark.</summary>
    /// <param name="http">The shared pipeline; it follows no redirects.</param>
    /// <param name="mostBytes">The most that it may be.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="DataSourceException">It can't be had.</exception>
    public async Task<ReadOnlyMemory<byte>> FetchAsync(Lazy<HttpPipeline> http, int mostBytes, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> content = Address is null ? ReadFile(mostBytes) : await DownloadAsync(http, cancellationToken).ConfigureAwait(false);
        content = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return content.Length <= mostBytes ? content : throw new DataSourceException($"What is at {this} is too big.");
    }

    /// <summary>For messages: no query, where somebody may keep a token.</summary>
    public override string ToString() => File ?? Address!.GetLeftPart(UriPartial.Path);

    private byte[] ReadFile(int mostBytes)
    {
        try
        {
            return new FileInfo(File!) is { Exists: true } file && file.Length > mostBytes ? new byte[mostBytes + 1] : AtomicFile.Read(File!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataSourceException($"{File} can't be read: {exception.Message}", exception);
        }
    }

    private async Task<ReadOnlyMemory<byte>> DownloadAsync(Lazy<HttpPipeline> http, CancellationToken cancellationToken)
    {
        ApiResponse response;
        try
        {
            response = await http.Value.SendAsync(new ApiRequest(HttpMethod.Get, Address!), cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            throw new DataSourceException(exception.Message, exception);
        }

        return response.IsSuccess
            ? response.Body
            : throw new DataSourceException($"{this} answered with HTTP {(int)response.Status}{((int)response.Status is >= 300 and < 400 ? ", a redirect, which isn't followed" : "")}.");
    }
}

/// <summary>Data can't be had from where it should be.</summary>
/// <param name="message">Why.</param>
/// <param name="innerException">The cause.</param>
internal sealed class DataSourceException(string message, Exception? innerException = null) : Exception(message, innerException);
