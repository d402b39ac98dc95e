using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Pricing;

namespace Aic.Core.Diagnosis;

/// <summary>Looks at the price book, the user's own prices and aliases.</summary>
internal static class PricesCheck
{
    private const string Area = "prices";
    private const int OldDays = 180;

    /// <summary>Looks.</summary>
    /// <param name="paths">Where the files are.</param>
    /// <param name="config">The user's own prices and aliases.</param>
    /// <param name="time">The clock.</param>
    public static IEnumerable<SetupCheck> Run(AicPaths paths, AgentConfig config, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        PriceBook book = PriceBook.Load(paths, config);
        bool isOld = DateOnly.FromDateTime(now.UtcDateTime).DayNumber - book.Date.DayNumber > OldDays;
        yield return new SetupCheck(
            isOld ? CheckStatus.Warning : CheckStatus.Ok,
            Area,
            "book",
            string.Create(CultureInfo.InvariantCulture, $"The price book is of {book.Date:yyyy-MM-dd} ({PriceText.Origin(book.Origin)}), with {book.All(now).Count(price => price.Origin != PriceOrigin.Own)} prices that apply now.{(isOld ? " Newer models are unknown to it." : "")}"))
        {
            WhatToDo = isOld ? "Fetch a newer one: aic prices update, or Update-AicPrices." : null,
        };
        if (Fetched(paths.PricesFile, book) is { } fetched)
        {
            yield return fetched;
        }

        if (config.Prices.Count + config.ModelAliases.Count > 0)
        {
            yield return Own(book, config, now);
        }
    }

    private static SetupCheck? Fetched(string path, PriceBook book)
    {
        if (!File.Exists(path) || book.Origin == PriceOrigin.Updated)
        {
            return null;
        }

        try
        {
            PriceData data = PriceCheck.Read(AtomicFile.Read(path));
            return new SetupCheck(CheckStatus.Ok, Area, "fetched", string.Create(CultureInfo.InvariantCulture, $"{path} is of {data.Date:yyyy-MM-dd}; the one that came with the program is newer or as new, and is used."));
        }
        catch (Exception exception) when (exception is PriceDataException or IOException or UnauthorizedAccessException)
        {
            return new SetupCheck(CheckStatus.Warning, Area, "fetched", $"{path} can't be used, so the prices that came with the program are: {exception.Message.TrimEnd('.')}.")
            {
                WhatToDo = "Fetch it anew (aic prices update, or Update-AicPrices), or delete it.",
            };
        }
    }

    private static SetupCheck Own(PriceBook book, AgentConfig config, DateTimeOffset now)
    {
        string[] astray = [.. config.ModelAliases.Where(alias => book.Find(alias.Key, now) is null).Select(alias => $"{alias.Key} means {alias.Value}, which has no price now")];
        return new SetupCheck(
            astray.Length == 0 ? CheckStatus.Ok : CheckStatus.Warning,
            Area,
            "own",
            string.Create(CultureInfo.InvariantCulture, $"{config.Prices.Count} prices and {config.ModelAliases.Count} aliases of your own.{(astray.Length == 0 ? "" : $" {astray.Length} aliases lead nowhere.")}"))
        {
            WhatToDo = astray.Length == 0 ? null : "Correct the aliases, or give the models prices; docs/prices.md tells how.",
            Details = astray,
        };
    }
}
