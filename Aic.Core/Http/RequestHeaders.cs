using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Http;

/// <summary>Looks at header values before they are sent: a key pasted with a line break or a typographic quote is the user's to mend, not a crash.</summary>
internal static class RequestHeaders
{
    /// <summary>Checks a request's headers.</summary>
    /// <exception cref="ProviderException">A value holds what no header can carry; its message doesn't repeat it.</exception>
    public static void Check(ApiRequest request)
    {
        foreach ((string name, string value) in request.Headers)
        {
            foreach (char sign in value)
            {
                if (sign is < ' ' or > '~')
                {
                    string what = sign is '\r' or '\n' ? "a line break" : char.IsControl(sign) ? "a control character" : "a character that isn't ASCII";
                    throw new ProviderException(new UsageError(
                        UsageErrorKind.InvalidKey,
                        $"The key or setting that is sent as {name} holds {what}, which no key has. It may have been pasted with something else: set it again."));
                }
            }
        }
    }
}
