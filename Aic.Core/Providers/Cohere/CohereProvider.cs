using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Cohere;

/// <summary>
/// Cohere. Its API checks a key (<see href="https://docs.cohere.com/v1/reference/checkapikey"/>) and has no interface for usage or billing:
/// neither its reference nor its own client libraries know one; a person sees both on the dashboard.
/// </summary>
internal sealed class CohereProvider : IUsageProvider
{
    private const string CheckPath = "/v1/check-api-key";

    private static readonly Uri Api = new("https://api.cohere.com");

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = "cohere",
        Name = "Cohere",
        KeyVariables = ["CO_API_KEY", "COHERE_API_KEY"],
        EndpointVariables = ["CO_API_URL"],
        Authentication = "An API key, which can only be checked: Cohere has no interface for usage.",
        SetupHint = "Set CO_API_KEY to an API key from https://dashboard.cohere.com/api-keys to have it checked; usage is on Cohere's dashboard only.",
        Reports = [],
        Dashboard = new Uri("https://dashboard.cohere.com/billing"),
        Documentation = new Uri("https://docs.cohere.com/v1/reference/checkapikey"),
    };

    /// <inheritdoc />
    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw exception.ToProviderException();
        }

        string where = $"The key is valid, but Cohere has no interface for usage: see {Descriptor.Dashboard}.";
        return new ProviderReport
        {
            Description = where,
            Error = new UsageError(UsageErrorKind.NotSupported, where),
        };
    }

    /// <inheritdoc />
    public async Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        try
        {
            CohereKey check = await CheckAsync(context, cancellationToken).ConfigureAwait(false);
            return new KeyValidation(
                KeyStatus.Valid,
                $"Cohere takes the key. It has no interface for usage: see {Descriptor.Dashboard}.",
                [],
                check.OrganizationId);
        }
        catch (ApiException exception)
        {
            return KeyVerdict.Of(exception.Error);
        }
        catch (ProviderException exception)
        {
            return KeyVerdict.Of(exception.Error);
        }
    }

    private async Task<CohereKey> CheckAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        ApiClient api = new(context.Http, context.Account.Endpoint ?? Api, [new("Authorization", $"Bearer {Border.KeyOf(context.Account)}")], Descriptor.Name);
        CohereKey check = await api.PostAsync(CheckPath, body: null, isRepeatable: true, CohereKey.Read, cancellationToken).ConfigureAwait(false);
        return check.Valid switch
        {
            true => check,
            false => throw new ProviderException(new UsageError(
                UsageErrorKind.InvalidKey,
                "Cohere doesn't know the key. Check that it is whole and not revoked, then set it again.")),
            null => throw new ProviderException(new UsageError(
                UsageErrorKind.ParseError,
                $"Cohere ({api.Host}) didn't say whether the key is valid. Check the account's endpoint.")),
        };
    }
}
