using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.OpenCode;

/// <summary>Reads a message that is a file of its own.</summary>
/// <param name="batch">Where records go.</param>
internal sealed class OpenCodeDocument(RecordBatch batch) : DocumentParser(batch)
{
    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> document)
    {
        try
        {
            using JsonDocument json = LogJson.ReadObject(document);
            return OpenCodeMessage.TryAdd(json.RootElement, null, null, Batch);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return false;
        }
    }
}
