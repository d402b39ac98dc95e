namespace Aic.Core.Terminal;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its header, or nothing.</param>
/// <param name="IsNumber">True for numbers, which are aligned to the right and never wrap.</param>
public sealed record ReportColumn(string Header, bool IsNumber = false);
