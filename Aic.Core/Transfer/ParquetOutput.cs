using Parquet;
using Parquet.Schema;

namespace Aic.Core.Transfer;

/// <summary>
/// Writes records as Parquet: the columns of CSV under the same names. Days are dates, counts are 64-bit, money is a decimal of 38 digits
/// (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md); what is unknown is null.
/// </summary>
internal sealed class ParquetOutput
{
    /// <summary>So many records are held and written together: a row group of a few megabytes.</summary>
    private const int RecordsInGroup = 20_000;

    private const int Digits = 38;
    private const int Places = 18;

    private readonly DataField _date = new("date", typeof(DateOnly), isNullable: false);
    private readonly DataField _accountId = Text("account_id", isNullable: false);
    private readonly DataField _providerName = Text("provider_name");
    private readonly DataField _project = Text("project");
    private readonly DataField _model = Text("model");
    private readonly DataField _item = Text("item");
    private readonly DataField _requestsCount = Count("requests_count");
    private readonly DataField _tokensInput = Count("tokens_input");
    private readonly DataField _tokensOutput = Count("tokens_output");
    private readonly DataField _tokensCacheRead = Count("tokens_cache_read");
    private readonly DataField _tokensCacheWrite = Count("tokens_cache_write");
    private readonly DataField _tokensCacheWrite1h = Count("tokens_cache_write_1h");
    private readonly DataField _costUsd = Money("cost_usd");
    private readonly DataField _costOther = Money("cost_other");
    private readonly DataField _currency = Text("currency");
    private readonly DataField _costSource = Text("cost_source", isNullable: false);
    private readonly DataField _quantities = Text("quantities");
    private readonly DataField _isComplete = new("is_complete", typeof(bool), isNullable: false);
    private readonly DataField _isImported = new("is_imported", typeof(bool), isNullable: false);

    /// <summary>Writes all records.</summary>
    /// <param name="each">The records, standing at the first one.</param>
    /// <param name="hasNext">False when there is none.</param>
    /// <param name="output">Where to write; it stays open.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> WriteAsync(IAsyncEnumerator<UsageRecord> each, bool hasNext, Stream output, CancellationToken cancellationToken)
    {
        int count = 0;
        List<UsageRecord> group = [];
        using HeldStream held = new();
        ParquetWriter writer = await ParquetWriter.CreateAsync(Schema(), held, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            for (; hasNext; hasNext = await each.MoveNextAsync().ConfigureAwait(false))
            {
                group.Add(each.Current);
                count++;
                if (group.Count == RecordsInGroup)
                {
                    await WriteGroupAsync(writer, group, cancellationToken).ConfigureAwait(false);
                    await held.PassOnAsync(output, cancellationToken).ConfigureAwait(false);
                    group.Clear();
                }
            }

            if (group.Count > 0)
            {
                await WriteGroupAsync(writer, group, cancellationToken).ConfigureAwait(false);
            }
        }

        await held.PassOnAsync(output, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    private ParquetSchema Schema() => new(
        _date, _accountId, _providerName, _project, _model, _item, _requestsCount, _tokensInput, _tokensOutput, _tokensCacheRead, _tokensCacheWrite, _tokensCacheWrite1h,
        _costUsd, _costOther, _currency, _costSource, _quantities, _isComplete, _isImported);

    private async Task WriteGroupAsync(ParquetWriter writer, List<UsageRecord> records, CancellationToken cancellationToken)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<DateOnly>(_date, Values(record => record.Date), cancellationToken: cancellationToken).ConfigureAwait(false);
        await TextsAsync(_accountId, record => record.AccountId).ConfigureAwait(false);
        await TextsAsync(_providerName, record => record.ProviderName).ConfigureAwait(false);
        await TextsAsync(_project, record => record.Project).ConfigureAwait(false);
        await TextsAsync(_model, record => record.Model).ConfigureAwait(false);
        await TextsAsync(_item, record => record.Item).ConfigureAwait(false);
        await CountsAsync(_requestsCount, record => record.RequestsCount).ConfigureAwait(false);
        await CountsAsync(_tokensInput, record => record.TokensInput).ConfigureAwait(false);
        await CountsAsync(_tokensOutput, record => record.TokensOutput).ConfigureAwait(false);
        await CountsAsync(_tokensCacheRead, record => record.TokensCacheRead).ConfigureAwait(false);
        await CountsAsync(_tokensCacheWrite, record => record.TokensCacheWrite).ConfigureAwait(false);
        await CountsAsync(_tokensCacheWrite1h, record => record.TokensCacheWrite1h).ConfigureAwait(false);
        await MoneyAsync(_costUsd, record => record.CostUsd).ConfigureAwait(false);
        await MoneyAsync(_costOther, record => record.CostOther).ConfigureAwait(false);
        await TextsAsync(_currency, record => record.Currency).ConfigureAwait(false);
        await TextsAsync(_costSource, record => RecordColumns.Name(record.CostSource)).ConfigureAwait(false);
        await TextsAsync(_quantities, RecordColumns.Quantities).ConfigureAwait(false);
        await group.WriteAsync<bool>(_isComplete, Values(record => record.IsComplete), cancellationToken: cancellationToken).ConfigureAwait(false);
        await group.WriteAsync<bool>(_isImported, Values(record => record.IsImported), cancellationToken: cancellationToken).ConfigureAwait(false);
        group.CompleteValidate();

        T[] Values<T>(Func<UsageRecord, T> value)
        {
            T[] values = new T[records.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = value(records[i]);
            }

            return values;
        }

        // The library takes nulls in a nullable column, which its signature doesn't say.
        Task TextsAsync(DataField field, Func<UsageRecord, string?> value) => group.WriteAsync(field, Values(value)!);

        Task CountsAsync(DataField field, Func<UsageRecord, long?> value) => group.WriteAsync<long>(field, Values(value), cancellationToken: cancellationToken);

        Task MoneyAsync(DataField field, Func<UsageRecord, decimal?> value) =>
            group.WriteAsync<decimal>(field, Values(record => value(record) is { } amount ? decimal.Round(amount, Places) : (decimal?)null), cancellationToken: cancellationToken);
    }

    private static DataField Text(string name, bool isNullable = true) => new(name, typeof(string), isNullable);

    private static DataField Count(string name) => new(name, typeof(long), isNullable: true);

    private static DecimalDataField Money(string name) => new(name, Digits, Places, isNullable: true);
}
