using System.Text.Json;

namespace Aic.Core.Tests.Sessions;

/// <summary>A log of each tool that has no tests of its own for all that holds for every log.</summary>
internal static class ToolLogs
{
    public static IReadOnlyList<ToolLog> All { get; } =
    [
        new(
            "copilot",
            ".copilot/session-store.db",
            """
            CREATE TABLE sessions (id TEXT PRIMARY KEY, cwd TEXT, created_at TEXT);
            CREATE TABLE assistant_usage_events (id INTEGER PRIMARY KEY, session_id TEXT, model TEXT, input_tokens INTEGER, output_tokens INTEGER,
                cache_read_tokens INTEGER, cache_write_tokens INTEGER, reasoning_tokens INTEGER, initiator TEXT, created_at TEXT);
            INSERT INTO sessions VALUES ('s1', '/home/dev/app', '2026-11-20 10:00:00');
            INSERT INTO assistant_usage_events VALUES (1, 's1', 'claude-sonnet-4.5', 1000, 50, 700, 200, 10, 'user', '2026-11-20 10:00:01');
            INSERT INTO assistant_usage_events VALUES (2, 's1', 'claude-sonnet-4.5', 90, 7, NULL, NULL, NULL, 'compaction', '2026-11-20T10:05:00.000Z');
            """,
            new(100, 50, 700, 200),
            new(90, 7)),
        new(
            "copilot",
            ".copilot/session-state/s0/events.jsonl",
            """
            {"type":"session.start","data":{"context":{"cwd":"/home/dev/app"}},"timestamp":"2026-11-19T10:00:00Z"}
            {"type":"session.shutdown","timestamp":"2026-11-19T11:00:00Z","data":{"modelMetrics":{"gpt-5":{"usage":{"inputTokens":500,"outputTokens":20,"cacheReadTokens":300,"cacheWriteTokens":0}}}}}

            """,
            new Used(200, 20, 300)),
        new(
            "qwen-code",
            ".qwen/projects/-home-dev-app/chats/c1.jsonl",
            """
            {"type":"user","uuid":"u1","sessionId":"c1","timestamp":"2026-11-20T10:00:00Z"}
            {"type":"assistant","uuid":"a1","sessionId":"c1","cwd":"/home/dev/app","timestamp":"2026-11-20T10:00:01Z","model":"qwen3-coder-plus","usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":50,"thoughtsTokenCount":20,"cachedContentTokenCount":400,"totalTokenCount":1070}}

            """,
            new Used(600, 70, 400)),
        new(
            "cline",
            ".config/Code/User/globalStorage/saoudrizwan.claude-dev/tasks/t1/ui_messages.json",
            $"[{Request(1_795_000_000_000, 10, 20, 300, 40)},{Request(1_795_000_001_000, 500, 21, 30, 0)}]",
            new(10, 20, 300, 40),
            new(500, 21, 30)),
        new(
            "cline",
            ".cline/data/sessions/s1/s1.messages.json",
            """
            {"sessionId":"s1","messages":[{"id":"m0","role":"user"},{"id":"m1","role":"assistant","ts":1795000000000,"modelInfo":{"id":"z-ai/glm-5.2","provider":"cline-pass"},
              "metrics":{"inputTokens":6937,"outputTokens":213,"cacheReadTokens":5,"cacheWriteTokens":6,"cost":0.0021}}]}
            """,
            new Used(6937, 213, 5, 6)),
        new(
            "roo-code",
            ".config/VSCodium/User/globalStorage/rooveterinaryinc.roo-cline/tasks/t1/ui_messages.json",
            $"[{Request(1_795_000_000_000, 350, 20, 300, 40)},{Request(1_795_000_001_000, 10, 21, 300, 0)}]",
            new(10, 20, 300, 40),
            new(10, 21, 300)),
        new(
            "kilo-code",
            ".config/Code/User/globalStorage/kilocode.kilo-code/tasks/t1/ui_messages.json",
            $"[{Request(1_795_000_000_000, 350, 20, 300, 40)}]",
            new Used(10, 20, 300, 40)),
        new(
            "kilo-code",
            ".local/share/kilo/kilo.db",
            """
            CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, time_created INTEGER, time_updated INTEGER, data TEXT);
            INSERT INTO message VALUES ('m1', 's1', 1, 1, '{"role":"assistant","modelID":"claude-sonnet-4","time":{"created":1795000000000},"tokens":{"input":3,"output":4,"cache":{"read":5,"write":6}}}');
            """,
            new Used(3, 4, 5, 6)),
        new("pi", ".pi/agent/sessions/--home-dev-app--/s1.jsonl", Pi, new Used(10, 20, 300, 40)),
        new("omp", ".omp/agent/sessions/app/s1.jsonl", Pi, new Used(10, 20, 300, 40)),
        new(
            "openclaw",
            ".openclaw/agents/main/sessions/s1.jsonl",
            """
            {"type":"session","version":3,"id":"s1","timestamp":"2026-11-20T10:00:00.000Z","cwd":"/home/dev/app"}
            {"type":"model_change","id":"c1","timestamp":"2026-11-20T10:00:00.500Z","provider":"anthropic","modelId":"claude-sonnet-4"}
            {"type":"message","id":"e1","timestamp":"2026-11-20T10:00:01.000Z","message":{"role":"assistant","usage":{"input":10,"output":20,"cacheRead":300,"cacheWrite":40,"totalTokens":370}}}

            """,
            new Used(10, 20, 300, 40)),
        new(
            "openclaw",
            ".openclaw/agents/main/agent/openclaw-agent.sqlite",
            """
            CREATE TABLE transcript_events (session_id TEXT NOT NULL, seq INTEGER NOT NULL, event_json TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (session_id, seq)) STRICT;
            INSERT INTO transcript_events VALUES ('s2', 1, '{"type":"message","id":"e1","timestamp":"2026-11-20T10:00:01.000Z","message":{"role":"assistant","model":"gpt-5","usage":{"input":7,"output":8,"cacheRead":9}}}', 1);
            INSERT INTO transcript_events VALUES ('s2', 0, '{"type":"session","id":"s2","cwd":"/home/dev/app"}', 0);
            """,
            new Used(7, 8, 9)),
        new(
            "hermes",
            ".hermes/profiles/coder/state.db",
            """
            CREATE TABLE sessions (id TEXT PRIMARY KEY, model TEXT, billing_provider TEXT, started_at REAL, ended_at REAL, input_tokens INTEGER, output_tokens INTEGER,
                cache_read_tokens INTEGER, cache_write_tokens INTEGER, reasoning_tokens INTEGER, estimated_cost_usd REAL, actual_cost_usd REAL);
            INSERT INTO sessions VALUES ('h1', 'claude-sonnet-4', 'anthropic', 1795000000.25, 1795000900.5, 1000, 50, 300, 40, 30, 0.01, NULL);
            INSERT INTO sessions VALUES ('h2', NULL, NULL, 1795000000.25, NULL, 0, 0, 0, 0, 0, NULL, NULL);
            """,
            new Used(1000, 50, 300, 40)),
        new(
            "goose",
            ".local/share/goose/sessions/sessions.db",
            """
            CREATE TABLE sessions (id TEXT PRIMARY KEY, working_dir TEXT, created_at TIMESTAMP, updated_at TIMESTAMP, accumulated_input_tokens INTEGER, accumulated_output_tokens INTEGER,
                provider_name TEXT, model_config_json TEXT);
            INSERT INTO sessions VALUES ('20261120_1', '/home/dev/app', '2026-11-20 10:00:00', '2026-11-20 11:00:00', 1000, 50, 'anthropic', '{"model_name":"claude-sonnet-4"}');
            INSERT INTO sessions VALUES ('20261120_2', '/home/dev/app', '2026-11-20 10:00:00', '2026-11-20 11:00:00', NULL, NULL, NULL, NULL);
            """,
            new Used(1000, 50)),
        new(
            "droid",
            ".factory/sessions/-home-dev-app/d1.settings.json",
            """{"model":"claude-sonnet-4-5","tokenUsage":{"inputTokens":100,"outputTokens":50,"cacheCreationTokens":20,"cacheReadTokens":300,"thinkingTokens":5}}""",
            new Used(100, 55, 300, 20)),
        new(
            "kimi",
            ".kimi/sessions/5d41/s1/wire.jsonl",
            """
            {"type":"metadata","protocol_version":"1"}
            {"timestamp":1795000000.5,"message":{"type":"StatusUpdate","payload":{"message_id":"m1","token_usage":{"input_other":100,"input_cache_read":25,"input_cache_creation":10,"output":40}}}}

            """,
            new Used(100, 40, 25, 10)),
        new(
            "kimi",
            ".kimi-code/sessions/wd_app/session_1/agents/main/wire.jsonl",
            """
            {"type":"llm.request","time":1795000000000,"model":"kimi-k2-thinking","turnStep":"1.1"}
            {"type":"usage.record","time":1795000001000,"model":"kimi-for-coding","usage":{"inputOther":7,"output":8,"inputCacheRead":9,"inputCacheCreation":0}}

            """,
            new Used(7, 8, 9)),
        new(
            "mistral-vibe",
            ".vibe/logs/session/session_1/meta.json",
            """
            {"session_id":"v1","start_time":"2026-11-20T10:00:00+00:00","end_time":"2026-11-20T11:00:00+00:00","environment":{"working_directory":"/home/dev/app"},
             "stats":{"session_prompt_tokens":1000,"session_completion_tokens":50,"session_cost":0.0005},
             "config":{"active_model":"devstral","models":[{"name":"devstral-2512","alias":"devstral"}]}}
            """,
            new Used(1000, 50)),
        new(
            "amp",
            ".local/share/amp/threads/T-1.json",
            """
            {"id":"T-1","messages":[{"role":"assistant","messageId":2,"usage":{"cacheReadInputTokens":300,"cacheCreationInputTokens":40}}],
             "usageLedger":{"events":[{"id":"e1","timestamp":"2026-11-20T10:00:00Z","model":"claude-sonnet-4","tokens":{"input":10,"output":20},"toMessageId":2}]}}
            """,
            new Used(10, 20, 300, 40)),
        new(
            "grok-build",
            ".grok/sessions/%2Fhome%2Fdev%2Fapp/g1/updates.jsonl",
            """
            {"method":"session/update","params":{"sessionId":"g1","update":{"sessionUpdate":"agent_message_chunk"},"_meta":{"totalTokens":900,"promptId":"p1"}}}
            {"method":"session/update","params":{"sessionId":"g1","update":{"sessionUpdate":"turn_completed","prompt_id":"p1","usage":{"inputTokens":500,"outputTokens":20,"cachedReadTokens":300,"cacheCreationTokens":0,"reasoningTokens":5}},"_meta":{"agentTimestampMs":1795000000000}}}
            {"method":"session/update","params":{"sessionId":"g1","update":{"sessionUpdate":"turn_completed","prompt_id":"p1","usage":{"inputTokens":1000,"outputTokens":50,"cachedReadTokens":700,"cacheCreationTokens":40,"reasoningTokens":30,"modelUsage":{"grok-code-fast-1":{"inputTokens":1000}}}},"_meta":{"agentTimestampMs":1795000001000}}}

            """,
            new Used(260, 50, 700, 40)),
        new(
            "crush",
            "app/.crush/crush.db",
            """
            CREATE TABLE sessions (id TEXT PRIMARY KEY, parent_session_id TEXT, prompt_tokens INTEGER, completion_tokens INTEGER, cost REAL, updated_at INTEGER, created_at INTEGER);
            CREATE TABLE messages (id TEXT PRIMARY KEY, session_id TEXT, role TEXT, model TEXT);
            INSERT INTO sessions VALUES ('c1', NULL, 1000, 50, 0.02, 1795000000, 1794990000);
            INSERT INTO sessions VALUES ('c2', 'c1', 700, 30, 0.01, 1795000000, 1794990000);
            INSERT INTO messages VALUES ('m1', 'c1', 'user', NULL), ('m2', 'c1', 'assistant', 'claude-sonnet-4'), ('m3', 'c1', 'assistant', 'claude-sonnet-4'), ('m4', 'c1', 'assistant', 'gpt-5');
            """,
            new Used(1000, 50)),
    ];

    private const string Pi =
        """
        {"type":"session","version":3,"id":"s1","timestamp":"2026-11-20T10:00:00.000Z","cwd":"/home/dev/app"}
        {"type":"message","id":"e1","timestamp":"2026-11-20T10:00:01.000Z","message":{"role":"assistant","provider":"anthropic","model":"claude-sonnet-4","responseId":"r1","usage":{"input":10,"output":20,"cacheRead":300,"cacheWrite":40,"cost":{"total":0.01}}}}

        """;

    /// <summary>A request as Cline's family writes it.</summary>
    public static string Request(long time, long input, long output, long read, long write) => $$"""
        {"ts":{{time}},"type":"say","say":"api_req_started","text":{{JsonSerializer.Serialize($$"""{"request":"…","tokensIn":{{input}},"tokensOut":{{output}},"cacheReads":{{read}},"cacheWrites":{{write}},"cost":0.01}""")}}}
        """;

    /// <summary>What a tool needs beside its log to find it.</summary>
    public static void WriteRegistry(SessionHome home, ToolLog log)
    {
        if (log.Tool == "crush")
        {
            home.Write(".local/share/crush/projects.json", $$"""{"projects":[{"path":{{JsonSerializer.Serialize(home.PathOf("app"))}},"data_dir":".crush"}]}""");
        }
    }
}
