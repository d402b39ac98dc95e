using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aic.Core.Terminal;

/// <summary>
/// Takes the looks off what is rendered. The library's own way of writing without control sequences steers the process's console instead
/// (<see cref="Console.ResetColor"/>), whatever it writes to.
/// </summary>
internal sealed class PlainHook : IRenderHook
{
    /// <inheritdoc />
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(inner => new Plain(inner));

    private sealed class Plain(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner.Render(options, maxWidth).Select(segment => segment.IsLineBreak || segment.IsControlCode ? segment : new Segment(segment.Text));
    }
}
