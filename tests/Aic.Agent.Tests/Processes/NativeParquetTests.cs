using Parquet;
using Parquet.Schema;

namespace Aic.Agent.Tests.Processes;

/// <summary>
/// Parquet in the published native executable: of the library's Brotli, LZ4 and Zstd what compresses was left out of it (Aic.Agent/Native/Unused.xml);
/// what decompresses must have stayed.
/// </summary>
public sealed class NativeParquetTests
{
    private const string Rows =
        """
        date,account_id,project,model,requests_count,tokens_input,cost_usd,cost_source
        2026-11-01,openai,,gpt-5,30,1000000,1.2345,billed
        2026-11-01,openai,site,gpt-5-mini,12,50000,,unknown
        2026-11-02,openai,,gpt-5,8,500000,2.5155,estimated

        """;

    private static readonly ParquetOptions Reading = new() { UseDateOnlyTypeForDates = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.LZ4)]
    [InlineData(CompressionMethod.Lz4Raw)]
    [InlineData(CompressionMethod.Zstd)]
    public async Task An_export_is_read_however_another_compressed_it(CompressionMethod coding)
    {
        string executable = NativeExecutable.Require();
        using AicHome one = new();
        using AicHome other = new();
        Directory.CreateDirectory(one.ConfigDirectory);
        string csv = Path.Combine(one.ConfigDirectory, "usage.csv");
        string parquet = Path.Combine(one.ConfigDirectory, "usage.parquet");
        await File.WriteAllTextAsync(csv, Rows, Cancelled);
        await RunAsync(one, "import", csv);
        await RunAsync(one, ["export", "--format", "parquet", "-o", parquet, .. FakeOpenAI.Period]);

        await CompressAsync(parquet, coding);
        await RunAsync(other, "import", parquet);

        AicResult expected = await RunAsync(one, ["export", .. FakeOpenAI.Period]);
        Assert.Equal(4, expected.Lines.Count);
        Assert.Equal(expected.Lines, (await RunAsync(other, ["export", .. FakeOpenAI.Period])).Lines);

        async Task<AicResult> RunAsync(AicHome home, params string[] args)
        {
            AicResult result = await AicHome.EndAsync(home.StartProgram(executable, args));
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            return result;
        }
    }

    /// <summary>Writes a file of one group of rows anew, with the same rows.</summary>
    private static async Task CompressAsync(string path, CompressionMethod coding)
    {
        using MemoryStream rewritten = new();
        await using (ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(await File.ReadAllBytesAsync(path, Cancelled)), Reading, cancellationToken: Cancelled))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(reader.Schema, rewritten, new ParquetOptions { CompressionMethod = coding, UseDateOnlyTypeForDates = true }, cancellationToken: Cancelled))
        {
            using ParquetRowGroupReader from = reader.OpenRowGroupReader(0);
            using ParquetRowGroupWriter to = writer.CreateRowGroup();
            foreach (DataField field in reader.Schema.DataFields)
            {
                await CopyAsync(from, to, field);
            }

            to.CompleteValidate();
        }

        await using (ParquetReader reader = await ParquetReader.CreateAsync(rewritten, Reading, leaveStreamOpen: true, cancellationToken: Cancelled))
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
            Assert.All(reader.Schema.DataFields, field => Assert.Equal((int)coding, (int)group.GetMetadata(field)!.MetaData!.Codec));
        }

        await File.WriteAllBytesAsync(path, rewritten.ToArray(), Cancelled);
    }

    private static async Task CopyAsync(ParquetRowGroupReader from, ParquetRowGroupWriter to, DataField field)
    {
        int count = (int)from.RowCount;
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            string[] texts = new string[count];
            await from.ReadAsync(field, texts, cancellationToken: Cancelled);
            await to.WriteAsync(field, texts);
            return;
        }

        await (field.ClrType == typeof(long) ? NullableAsync<long>()
            : field.ClrType == typeof(decimal) ? NullableAsync<decimal>()
            : field.ClrType == typeof(bool) ? PlainAsync<bool>()
            : PlainAsync<DateOnly>());

        async Task NullableAsync<T>()
            where T : struct
        {
            T?[] values = new T?[count];
            await from.ReadAsync<T>(field, values, cancellationToken: Cancelled);
            await to.WriteAsync<T>(field, values, cancellationToken: Cancelled);
        }

        async Task PlainAsync<T>()
            where T : struct
        {
            T[] values = new T[count];
            await from.ReadAsync<T>(field, values, cancellationToken: Cancelled);
            await to.WriteAsync<T>(field, values, cancellationToken: Cancelled);
        }
    }
}
