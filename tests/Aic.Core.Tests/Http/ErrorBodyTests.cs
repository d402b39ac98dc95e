using System.Net;
using System.Text;
using Aic.Core.Http;

namespace Aic.Core.Tests.Http;

public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"error":{"message":"No such model","type":"invalid_request_error","code":"model_not_found"}}""", "model_not_found", "No such model")]
    [InlineData("""{"error":{"message":"No such model","type":"invalid_request_error","code":null}}""", "invalid_request_error", "No such model")]
    [InlineData("""{"error":{"code":403,"message":"Not allowed","status":"PERMISSION_DENIED"}}""", "PERMISSION_DENIED", "Not allowed")]
    [InlineData("""[{"error":{"code":403,"message":"Not allowed","status":"PERMISSION_DENIED"}}]""", "PERMISSION_DENIED", "Not allowed")]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", "overloaded_error", "Overloaded")]
    [InlineData("""{"error":"invalid_client","error_description":"Unknown client"}""", "invalid_client", "Unknown client")]
    [InlineData("""{"error":"something went wrong"}""", null, "something went wrong")]
    [InlineData("""{"error":null,"message":"invalid api token"}""", null, "invalid api token")]
    [InlineData("""{"message":"invalid api token"}""", null, "invalid api token")]
    [InlineData("""{"detail":"Unauthorized"}""", null, "Unauthorized")]
    [InlineData("""{"detail":[{"type":"missing","loc":["query","month"],"msg":"Field required"}]}""", null, "Field required")]
    [InlineData("\"unauthorized\"", null, "unauthorized")]
    [InlineData("""{"error":{}}""", null, null)]
    [InlineData("[]", null, null)]
    [InlineData("17", null, null)]
    [InlineData("null", null, null)]
    [InlineData("", null, null)]
    [InlineData("not json", null, null)]
    [InlineData("""{"error":{"message":"cut o""", null, null)]
    [InlineData("""{"error":{"message":"\ud800"}}""", null, null)]
    [InlineData("<html><body>Bad gateway</body></html>", null, null)]
    public void The_usual_forms_are_read_and_anything_else_is_no_crash(string body, string? code, string? message) =>
        Assert.Equal((code, message), ErrorBody.Read(Answer(body)));

    [Fact]
    public void A_message_is_quoted_on_one_line_and_shortened()
    {
        string? message = ErrorBody.Read(Answer($$"""{"message":"first\nsecond {{new string('a', 150)}} {{new string('b', 150)}} {{new string('c', 150)}}"}""")).Message;

        Assert.StartsWith("first second aaa", message, StringComparison.Ordinal);
        Assert.EndsWith("b…", message, StringComparison.Ordinal);
        Assert.Equal(301, message!.Length);
    }

    [Fact]
    public void Neither_what_looks_like_a_key_nor_what_was_sent_comes_back()
    {
        string? message = ErrorBody.Read(Answer("""{"message":"Incorrect API key provided: sk-made-up-1234. You sent plain-looking-words twice."}"""), "plain-looking-words").Message;

        Assert.Equal("Incorrect API key provided: •••• You sent •••• twice.", message);
    }

    [Fact]
    public void A_huge_body_is_read_in_no_time_worth_naming()
    {
        string? message = ErrorBody.Read(Answer($$"""{"message":"{{new string('1', 5_000_000)}} {{string.Concat(Enumerable.Repeat("a1-", 60))}}"}""")).Message;

        Assert.StartsWith("•••• a1-", message, StringComparison.Ordinal);
    }

    private static ApiResponse Answer(string body) => new(HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes(body), "application/json", new Dictionary<string, string>());
}
