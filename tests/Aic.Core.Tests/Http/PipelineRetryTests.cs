using System.Net;
using Aic.Core.Http;
using Aic.Testing;

namespace Aic.Core.Tests.Http;

public sealed class PipelineRetryTests
{
    [Fact]
    public async Task A_server_that_fails_and_then_answers_is_asked_again()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}", 500), new FakeAnswer("""{"ok":true}"""));
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiResponse answer = await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"ok":true}"""u8.ToArray(), answer.Body.ToArray());
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(2, server.Requests.Count);
    }
}
