using Aic.Core.Budgets;
using Aic.Core.Terminal;
using Spectre.Console;

namespace Aic.Core.Charts;

/// <summary>The looks of what is drawn; colours out of the user's own sixteen.</summary>
public static class ChartLooks
{
    private const decimal CloseToLimit = 80;

    private static readonly Color[] Palette = [Color.Teal, Color.Purple, Color.Olive, Color.Blue, Color.Green, Color.Maroon];

    /// <summary>How much of a limit is used.</summary>
    /// <param name="percent">The share in percent.</param>
    public static Style OfShare(decimal percent) => percent switch
    {
        >= 100 => Looks.Bad,
        >= CloseToLimit => Looks.Caution,
        _ => Looks.Good,
    };

    /// <summary>How a budget stands.</summary>
    /// <param name="status">The status.</param>
    public static Style Of(BudgetStatus status) => status switch
    {
        BudgetStatus.UsedUp => Looks.Bad,
        BudgetStatus.AtRisk => Looks.Caution,
        BudgetStatus.Within => Looks.Good,
        _ => Looks.Quiet,
    };

    /// <summary>The colour of an account, by its rank; those beyond the palette share grey.</summary>
    internal static Color OfSeries(int rank) => rank >= 0 && rank < Palette.Length ? Palette[rank] : Color.Grey;
}
