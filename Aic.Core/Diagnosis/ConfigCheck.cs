using Aic.Core.Configuration;
using Aic.Core.Http;

namespace Aic.Core.Diagnosis;

/// <summary>Looks at the configuration file: is it there, safe, valid, writable, and is there anything in it that nobody will read.</summary>
/// <param name="path">The file.</param>
/// <param name="options">The catalog, and a configuration that stands for the file's.</param>
internal sealed class ConfigCheck(string path, UsageTrackerOptions options)
{
    private const string Area = "config";

    /// <summary>What the file says; the defaults where it can't be read.</summary>
    public AgentConfig Config { get; private set; } = new();

    /// <summary>Looks.</summary>
    public IEnumerable<SetupCheck> Run()
    {
        SetupCheck read = Read();
        yield return read;
        foreach (SetupCheck check in read.Status == CheckStatus.Error ? FurtherMistakes() : [])
        {
            yield return check;
        }

        if (OwnerOnly.IsOpenToOthers(path))
        {
            yield return new SetupCheck(CheckStatus.Warning, Area, "permissions", $"Other users of this machine can read or write {path}, and the keys in it.")
            {
                WhatToDo = $"chmod 600 '{path}'. If it holds keys, replace them at their providers.",
            };
        }

        if (FolderProbe.WhyNotWritable(Path.GetDirectoryName(path)!) is { } reason)
        {
            yield return new SetupCheck(CheckStatus.Warning, Area, "folder", $"{Path.GetDirectoryName(path)} can't be written: {reason} Settings can't be changed, and no agent can run.")
            {
                WhatToDo = "Check that the folder is yours, or set AIC_CONFIG_DIR to a folder that can be written.",
            };
        }

        foreach (SetupCheck check in Unread())
        {
            yield return check;
        }
    }

    private SetupCheck Read()
    {
        try
        {
            Config = options.ReadConfig?.Invoke() ?? new ConfigFile(path).Read();
            return new SetupCheck(CheckStatus.Ok, Area, "file", File.Exists(path)
                ? $"{path} is valid: {Config.Providers.Count} accounts, usage is fresh for {Config.CacheTtlSeconds} seconds."
                : $"{path} isn't there; nothing needs to be in it.");
        }
        catch (ConfigException exception)
        {
            return new SetupCheck(CheckStatus.Error, Area, "file", exception.Message)
            {
                WhatToDo = exception.Line is { } line ? $"Correct line {line} of {path}, or move the file away." : $"Check that {path} is yours and readable, or move it away.",
                Details = exception.Line is { } number ? [$"line {number}"] : [],
            };
        }
    }

    /// <summary>The mistakes after the first, so that all can be corrected at once.</summary>
    private IEnumerable<SetupCheck> FurtherMistakes()
    {
        try
        {
            return ConfigMistakes.Find(path).Skip(1).Select(mistake => new SetupCheck(CheckStatus.Error, Area, mistake.Line is { } line ? $"line {line}" : "file", $"{mistake.Problem}.")
            {
                WhatToDo = mistake.Line is { } number ? $"Correct line {number} of {path} too." : $"Correct {path}.",
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What can't be read has been told.
            return [];
        }
    }

    /// <summary>What stands in the file and has no effect: as a rule a mistyped name.</summary>
    private IEnumerable<SetupCheck> Unread()
    {
        foreach (string field in Config.Unknown?.Keys ?? [])
        {
            yield return NoEffect(KeyText.Mask(field), $"The setting {KeyText.Mask(field)} is none that this version knows.");
        }

        foreach ((string name, ProviderConfig account) in Config.Providers)
        {
            if (AccountId.Parse(name)?.Find(options.Catalog) is not { } provider)
            {
                yield return NoEffect(KeyText.Mask(name), $"The account {KeyText.Mask(name)} is of no provider that this version knows.");
                continue;
            }

            foreach (string field in account.Settings?.Keys.Where(field => !provider.Settings.Any(setting => setting.Name == field)) ?? [])
            {
                yield return NoEffect($"{name}.{KeyText.Mask(field)}", $"The setting {KeyText.Mask(field)} of {name} is none that {provider.Name} has.");
            }
        }
    }

    private SetupCheck NoEffect(string name, string message) =>
        new(CheckStatus.Warning, Area, name, $"{message} It is kept and has no effect.") { WhatToDo = $"Correct the name in {path}, or remove it." };
}
