using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>A provider's border: what goes wrong inside comes out as a <see cref="ProviderException"/>.</summary>
internal static class Border
{
    /// <summary>The account's key.</summary>
    /// <exception cref="ProviderException">There is none.</exception>
    public static string KeyOf(ProviderAccount account) =>
        account.Key?.Reveal() ?? throw new ProviderException(new UsageError(UsageErrorKind.MissingKey, account.Provider.SetupHint));

    /// <summary>The report for a period that hasn't begun.</summary>
    public static ProviderReport NotYet(UsagePeriod period, string providerName) => new()
    {
        Usage = UsageTotals.Of(period, [], UsageColumns.None, CostSource.Unknown),
        Notes = [$"This period hasn't begun yet; {providerName} wasn't asked."],
    };

    /// <summary>Answers a question.</summary>
    /// <param name="question">Finds the answer.</param>
    /// <param name="explain">Tells what an error status means.</param>
    /// <param name="providerName">The provider's name, for messages.</param>
    /// <exception cref="ProviderException">It can't be answered.</exception>
    public static async Task<T> AnswerAsync<T>(Func<Task<T>> question, Func<ApiException, Task<UsageError>> explain, string providerName)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw new ProviderException(await explain(exception).ConfigureAwait(false), exception);
        }
        catch (OverflowException exception)
        {
            throw new ProviderException(
                new UsageError(UsageErrorKind.ParseError, $"{providerName}'s numbers are too large to be added up; they can't be right. Try again later."), exception);
        }
    }
}
