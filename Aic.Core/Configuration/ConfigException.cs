namespace Aic.Core.Configuration;

/// <summary>The configuration file can't be read, isn't valid, or can't be written. The message names the file, the line where there is one, and what to do.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do. Never holds a key.</param>
    /// <param name="innerException">The cause.</param>
    public ConfigException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The line in the file, from 1; null where no line is to blame.</summary>
    public long? Line { get; init; }

    /// <summary>The field that is to blame, as <see cref="JsonLines"/> names it; null where none is.</summary>
    internal string? Field { get; set; }
}
