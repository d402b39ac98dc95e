using System.Diagnostics;
using Aic.Core;

namespace Aic.Agent.Server.Metrics;

/// <summary>Writes what the agent's process takes, under the names that all of Prometheus' clients use (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics).</summary>
internal static class ProcessMetrics
{
    /// <summary>Writes the metrics.</summary>
    /// <param name="text">Where to write.</param>
    public static void Write(PrometheusText text)
    {
        using Process process = Process.GetCurrentProcess();
        text.Family("aic_build_info", "gauge", "Always 1; the label tells the agent's version.");
        text.Sample(1m, ("version", AicVersion.Current));
        text.Family("process_start_time_seconds", "gauge", "When the process started, in Unix time.");
        text.Sample((process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
        text.Family("process_cpu_seconds_total", "counter", "Processor time that the process took.");
        text.Sample(process.TotalProcessorTime.TotalSeconds);
        text.Family("process_resident_memory_bytes", "gauge", "Memory of the process that is in RAM.");
        text.Sample((decimal)process.WorkingSet64);
    }
}
