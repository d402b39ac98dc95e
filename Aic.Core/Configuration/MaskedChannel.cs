using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Http;

namespace Aic.Core.Configuration;

/// <summary>A channel of alerts for showing. The address of a webhook is a secret but for its host: who knows it can post to it.</summary>
internal static class MaskedChannel
{
    /// <summary>Masks what is secret.</summary>
    /// <param name="channel">The channel, as it stands in the file.</param>
    public static void Mask(JsonObject channel)
    {
        // The name of the variable that a password is in is none.
        MaskedConfig.MaskFields(channel, field => field != "password_variable" && MaskedConfig.SoundsSecret(field));
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
