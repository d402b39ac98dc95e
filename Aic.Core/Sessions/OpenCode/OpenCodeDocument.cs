using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.OpenCode;

/// <summary>Reads a message that is a file of its own.</summary>
/// <param name="batch">Where records go.</param>
internal sealed class OpenCodeDocument(RecordBatch batch) : JsonDocumentParser(batch)
{
    /// <inheritdoc />
    protected override bool Read(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && OpenCodeMessage.TryAdd(document, null, null, Batch);
}
