using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Http;

namespace Aic.Core.Configuration;

/// <summary>A channel of alerts for showing. The address of a webhook is a secret but for its host: who knows it can post to it.</summary>
internal static class MaskedChannel
{
    private static readonly string[] Plain = ["type", "form", "command", "host", "port", "security", "user", "password_variable", "from", "to", "minimum_severity"];

    /// <summary>Masks what is secret.</summary>
    /// <param name="channel">The channel, as it stands in the file.</param>
    public static void Mask(JsonObject channel)
    {
        MaskedConfig.MaskFields(channel, field => !Plain.Contains(field) && MaskedConfig.SoundsSecret(field), skip: Plain);
        if (channel["url"] is JsonValue url)
        {
            channel["url"] = Uri.TryCreate(url.ToString(), UriKind.Absolute, out Uri? address) ? $"{address.GetLeftPart(UriPartial.Authority)}/{MaskedConfig.Dots}" : MaskedConfig.Dots;
        }

        // Arguments are no place for keys, but may hold some.
        if (channel["arguments"] is JsonArray arguments)
        {
            channel["arguments"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument?.GetValueKind() == JsonValueKind.String ? KeyText.Mask(argument.ToString()) : MaskedConfig.Dots))]);
        }
    }
}
