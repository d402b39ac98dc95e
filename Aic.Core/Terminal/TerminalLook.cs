namespace Aic.Core.Terminal;

/// <summary>What whoever shows a page can show.</summary>
/// <param name="Width">How many columns there are; null where no line is too long.</param>
/// <param name="HasColor">True for colours and bold type.</param>
/// <param name="IsUnicode">True when characters outside of ASCII can be shown.</param>
public sealed record TerminalLook(int? Width = null, bool HasColor = false, bool IsUnicode = true);
