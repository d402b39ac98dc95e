using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions;

/// <summary>What is known of a tool's logs.</summary>
/// <param name="Segments">The responses, those of logs that are gone included.</param>
/// <param name="States">What parsers left behind, file by file.</param>
internal sealed record SessionContent(IReadOnlyList<Segment> Segments, IReadOnlyList<byte[]> States);
