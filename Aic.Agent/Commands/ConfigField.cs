using System.CommandLine;
using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.Agent.Commands;

/// <summary>A field of the configuration file, named by its path on the command line.</summary>
internal static class ConfigField
{
    /// <summary>The argument that names it.</summary>
    /// <param name="arity">Whether it may be left out.</param>
    public static Argument<string?> Argument(ArgumentArity arity)
    {
        Argument<string?> argument = new("path")
        {
            Description = "The field: cache_ttl_seconds, openai.api_key, openai@work.endpoint.",
            Arity = arity,
            HelpName = "path",
        };
        argument.CompletionSources.Add(_ => ProviderCatalog.All.SelectMany(provider => ConfigPath.Fields(provider.Descriptor).Select(field => $"{provider.Descriptor.Id}.{field}")));
        return argument;
    }

    /// <summary>True for what must never be seen: keys, and settings that a provider marks as secret.</summary>
    /// <param name="path">The field's path.</param>
    public static bool IsSecret(string path)
    {
        string field = path[(path.LastIndexOf('.') + 1)..];
        return string.Equals(field, "api_key", StringComparison.OrdinalIgnoreCase)
            || ProviderCatalog.All.SelectMany(provider => provider.Descriptor.Settings)
                .Any(setting => setting.IsSecret && string.Equals(setting.Name, field, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Changes the file. A path that there isn't, or a value that it can't have, is the command line's fault; a broken file isn't.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The field's path.</param>
    /// <param name="value">The value; null removes the field.</param>
    /// <exception cref="CliException">There is no such field, or it can't have this value.</exception>
    /// <exception cref="ConfigException">The file is broken, or can't be written.</exception>
    public static AgentConfig Change(ConfigFile file, string path, string? value) =>
        file.Update(config => Asking(() => ConfigPath.Set(config, path, value, ProviderCatalog.All)));

    /// <summary>Does something with a path from the command line.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="action">What to do.</param>
    /// <exception cref="CliException">There is no such path.</exception>
    public static T Asking<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ConfigException exception)
        {
            throw CliException.WrongArguments(exception.Message);
        }
    }
}
