namespace Aic.Core.Forecasting;

/// <summary>What one day came to.</summary>
/// <param name="Day">The day, the user's.</param>
/// <param name="Amount">The amount; a day on which nothing was used is zero.</param>
public sealed record DailyAmount(DateOnly Day, decimal Amount);
