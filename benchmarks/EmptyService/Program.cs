// Answers /health with nothing, and /bytes with the content of the file that BYTES names: the least that a service of this kind can do.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
WebApplication app = builder.Build();
byte[] bytes = Environment.GetEnvironmentVariable("BYTES") is { Length: > 0 } file ? File.ReadAllBytes(file) : [];

app.MapGet("/health", () => Results.Ok());
app.MapGet("/bytes", async context =>
{
    context.Response.ContentType = "application/json; charset=utf-8";
    context.Response.ContentLength = bytes.Length;
    await context.Response.Body.WriteAsync(bytes);
});
app.Run();
