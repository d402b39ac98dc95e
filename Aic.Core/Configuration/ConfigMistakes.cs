namespace Aic.Core.Configuration;

/// <summary>Finds all mistakes in a configuration file, where reading it ends at the first one.</summary>
internal static class ConfigMistakes
{
    private const int Most = 100;

    /// <summary>Finds them, in the order in which they are read. Text that isn't JSON is one mistake: what follows it can't be told.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A line, from 1, where there is one, and what is wrong there.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read it.</exception>
    public static IReadOnlyList<(long? Line, string Problem)> Find(string path)
    {
        byte[] content = AtomicFile.Read(path);
        List<(long?, string)> mistakes = [];
        HashSet<string> leftOut = new(StringComparer.Ordinal);
        while (mistakes.Count < Most)
        {
            try
            {
                ConfigJson.Parse(content, (line, problem) => new ConfigException(problem) { Line = line }, leftOut);
                break;
            }
            catch (ConfigException exception)
            {
                mistakes.Add((exception.Line, exception.Message));
                if (exception.Field is null || !leftOut.Add(exception.Field))
                {
                    break;
                }
            }
        }

        return mistakes;
    }
}
