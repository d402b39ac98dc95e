using Aic.Core.Http;

namespace Aic.Core.Alerts.Channels;

/// <summary>There is no channel of a name.</summary>
/// <param name="name">The name.</param>
/// <param name="known">The names there are.</param>
public sealed class UnknownAlertChannelException(string name, IReadOnlyList<string> known) : Exception(known.Count == 0
    ? $"There is no channel '{KeyText.Mask(name)}', and no other. Set one: aic alerts channels set desktop --type desktop"
    : $"There is no channel '{KeyText.Mask(name)}'. Channels: {string.Join(", ", known)}.");
