using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Tests.Processes;

/// <summary>A process that runs <c>aic serve</c>, and a client that talks to it with the token. Killed where it still runs at the end.</summary>
internal sealed class ServedAgent : IDisposable
{
    private ServedAgent(Process process, Uri address, Secret token)
    {
        Process = process;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
    }

    public Process Process { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts an agent on a port that the system chooses and waits until it serves.</summary>
    /// <param name="home">Whose agent.</param>
    /// <param name="executable">The executable.</param>
    public static async Task<ServedAgent> StartAsync(AicHome home, string executable)
    {
        Process process = home.StartProgram(executable, "serve", "--port", "0");
        string line = await process.StandardOutput.ReadLineAsync(Cancelled)
            ?? throw new InvalidOperationException($"The agent doesn't serve: {await process.StandardError.ReadToEndAsync(Cancelled)}");
        string address = line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd('.');
        return new ServedAgent(process, new Uri(address), AgentToken.Read(new AicPaths(home.ConfigDirectory, home.ConfigDirectory))!);
    }

    public async Task<JsonElement> GetAsync(string address) => JsonElement.Parse(await Client.GetByteArrayAsync(address, Cancelled));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? json = null)
    {
        using HttpRequestMessage request = new(method, address) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        return await Client.SendAsync(request, Cancelled);
    }

    /// <summary>Changes something; what isn't accepted is an error.</summary>
    public async Task<JsonElement> PostAsync(string address, string json = "")
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, address, json);
        return JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Cancelled));
    }

    /// <summary>Kills it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync(Cancelled);
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task<AicResult> TerminateAsync()
    {
        Signals.Send(Process, "TERM");
        return await AicHome.EndAsync(Process);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}
