namespace Aic.Agent.Tests.Server;

public sealed class ExportEndpointTests
{
    [Theory]
    [InlineData("", "text/csv", "date,account_id,")]
    [InlineData("&format=jsonl", "application/jsonl", "{\"date\":\"2026-11-01\",\"account_id\":\"alpha\"")]
    [InlineData("&format=focus", "text/csv", "BilledCost,BillingAccountId,")]
    public async Task What_is_kept_comes_as_a_file(string format, string mediaType, string start)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        await home.GetJsonAsync("/api/v1/usage");

        using HttpResponseMessage response = await home.GetAsync($"/api/v1/export?provider=alpha{format}");

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Contains("1.5", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_comes_whole()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        await home.GetJsonAsync("/api/v1/usage");

        using HttpResponseMessage response = await home.GetAsync("/api/v1/export?provider=alpha&format=parquet");

        Assert.Equal("application/vnd.apache.parquet", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("usage.parquet", response.Content.Headers.ContentDisposition?.FileName);
        byte[] file = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("PAR1", "PAR1"), (System.Text.Encoding.ASCII.GetString(file, 0, 4), System.Text.Encoding.ASCII.GetString(file, file.Length - 4, 4)));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_a_problem_and_no_half_of_a_file()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.GetAsync("/api/v1/export?provider=gamma");

        await AgentHome.ProblemAsync(response, 404, "unknown-account");
        Assert.Null(response.Content.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData("?format=xls", "format knows csv, jsonl, focus and parquet")]
    [InlineData("?by=day", "There are: period")]
    public async Task Parameters_that_make_no_sense_are_told(string query, string detail)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.GetAsync($"/api/v1/export{query}");

        Assert.Contains(detail, (await AgentHome.ProblemAsync(response, 400, "invalid-request")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
