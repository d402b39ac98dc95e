using System.Text;

namespace Aic.Core.Terminal;

/// <summary>Writes for readers that know ASCII only.</summary>
/// <param name="inner">Where the text goes.</param>
public sealed class AsciiWriter(TextWriter inner) : TextWriter
{
    /// <inheritdoc />
    public override Encoding Encoding => Encoding.ASCII;

    /// <inheritdoc />
    public override void Write(char value) => inner.Write(AsciiText.Of(value.ToString()));

    /// <inheritdoc />
    public override void Write(string? value) => inner.Write(AsciiText.Of(value ?? ""));

    /// <inheritdoc />
    public override void Flush() => inner.Flush();
}
