using Aic.Core.Pricing;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>Finds the price of responses, asking the price book once for each model, seller and UTC day: prices change at UTC midnight.</summary>
/// <param name="names">The names that the responses refer to.</param>
/// <param name="prices">What models cost.</param>
internal sealed class PriceFinder(NameTable names, Lazy<PriceBook> prices)
{
    private const long Day = 24 * 60 * 60 * 1000;

    private readonly Dictionary<Question, AppliedPrice?> _found = [];
    private Question _last;
    private AppliedPrice? _lastPrice;

    /// <summary>The price of a response; null when none is known.</summary>
    public AppliedPrice? Of(in SessionRecord record)
    {
        Question question = new(record.Model + 1, record.Vendor, Math.DivRem(record.Time, Day).Quotient);
        if (question != _last)
        {
            if (!_found.TryGetValue(question, out AppliedPrice? price))
            {
                price = Ask(record);
                _found.Add(question, price);
            }

            (_last, _lastPrice) = (question, price);
        }

        return _lastPrice;
    }

    private AppliedPrice? Ask(in SessionRecord record)
    {
        string model = names.Text(record.Model);
        return model.Length == 0
            ? null
            : prices.Value.Find(model, DateTimeOffset.FromUnixTimeMilliseconds(record.Time), record.Vendor == 0 ? null : names.Text(record.Vendor));
    }

    private readonly record struct Question(int Model, int Vendor, long Day);
}
