using System.CommandLine;
using System.Text.Json;
using Aic.Core.Pricing;
using Aic.Prices;

Option<string> genai = new("--genai-prices") { Description = "data.json of pydantic/genai-prices: a file or an address", DefaultValueFactory = _ => "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/data.json" };
Option<string> modelsDev = new("--models-dev") { Description = "api.json of models.dev: a file or an address", DefaultValueFactory = _ => "https://models.dev/api.json" };
Option<string> liteLlm = new("--litellm") { Description = "model_prices_and_context_window.json of BerriAI/litellm: a file or an address", DefaultValueFactory = _ => "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json" };
Option<FileInfo> overlayFile = new("--overlay") { Description = "what is decided by hand", DefaultValueFactory = _ => new FileInfo(Path.Combine("tools", "Aic.Prices", "overlay.json")) };
Option<FileInfo> book = new("--book") { Description = "the price book to write", DefaultValueFactory = _ => new FileInfo(Path.Combine("Aic.Core", "Pricing", "prices.json")) };
Option<DateOnly> date = new("--date") { Description = "the day on which the prices are true; today where it isn't given", DefaultValueFactory = _ => DateOnly.FromDateTime(DateTime.UtcNow) };
Option<bool> check = new("--check") { Description = "only tell what would change" };

RootCommand command = new("Makes the price book anew from public data sets and tells what changed.") { genai, modelsDev, liteLlm, overlayFile, book, date, check };
command.SetAction(async (arguments, cancellationToken) =>
{
    DateOnly today = arguments.GetValue(date);
    Overlay overlay = Overlay.Read(await File.ReadAllBytesAsync(arguments.GetValue(overlayFile)!.FullName, cancellationToken));
    using JsonDocument first = await DataSet.ReadAsync(arguments.GetValue(genai)!, cancellationToken);
    using JsonDocument second = await DataSet.ReadAsync(arguments.GetValue(modelsDev)!, cancellationToken);
    using JsonDocument third = await DataSet.ReadAsync(arguments.GetValue(liteLlm)!, cancellationToken);

    Merge merge = new(overlay, today);
    IReadOnlyList<PriceEntry> entries = merge.Run([.. GenaiPrices.Read(first), .. ModelsDev.Read(second), .. LiteLlm.Read(third)]);
    byte[] content = BookWriter.Format(today, overlay.Vendors, entries);

    Report.Disagreements(Console.Out, merge.Disagreements);
    FileInfo target = arguments.GetValue(book)!;
    PriceData now = PriceData.Read(content);
    if (target.Exists)
    {
        Report.Changes(Console.Out, PriceComparison.Between(PriceData.Read(await File.ReadAllBytesAsync(target.FullName, cancellationToken)), now));
    }

    Console.Out.WriteLine($"{now.Index.Models.Count} models, {entries.Count} prices, {content.Length} bytes");
    if (!arguments.GetValue(check))
    {
        await File.WriteAllBytesAsync(target.FullName, content, cancellationToken);
    }
});
return await command.Parse(args).InvokeAsync();
