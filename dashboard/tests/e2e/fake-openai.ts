import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const goodKey = "sk-admin-not-a-real-key-0123456789-wxyz";

const day = 86_400;
const emptyPage = { object: "page", data: [], has_more: false, next_page: null };

/** Plays OpenAI over HTTP: two days of two models, what they cost, and a spend limit (https://platform.openai.com/docs/api-reference/usage). */
export class FakeOpenAI {
  /** Dollars of the first day; the second costs half a dollar. */
  dollars = 3.25;

  /** Answers 503 to everything while it is set. */
  isDown = false;

  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeOpenAI> {
    const server = createServer();
    const fake = new FakeOpenAI(server);
    server.on("request", (request, response) => fake.#answer(request, response));
    await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
    return fake;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", "http://fake");
    const start = Number(url.searchParams.get("start_time") ?? 0);
    const [status, body] = this.isDown ? [503, { error: { message: "Come back later." } }]
      : request.headers.authorization !== `Bearer ${goodKey}` ? [401, { error: { message: "Incorrect API key provided.", code: "invalid_api_key" } }]
      : [200, this.#bodyOf(url.pathname, start)];
    response.writeHead(status as number, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }

  #bodyOf(path: string, start: number): unknown {
    switch (path) {
      case "/v1/models": return { object: "list", data: [] };
      case "/v1/organization/usage/completions": return page(start, [[completions("gpt-5", 1_000_000, 400_000, 2_000, 30), completions("gpt-5-mini", 50_000, 0, 700, 12)], [completions("gpt-5", 500_000, 0, 1_000, 8)]]);
      case "/v1/organization/costs": return page(start, [[cost(this.dollars)], [cost(0.5)]]);
      case "/v1/organization/spend_limit": return { object: "organization.spend_limit", threshold_amount: 50_000, currency: "USD", interval: "month", enforcement: { status: "enforcing" } };
      default: return emptyPage;
    }
  }
}

function page(start: number, days: unknown[][]): unknown {
  return { ...emptyPage, data: days.map((results, index) => ({ object: "bucket", start_time: start + index * day, end_time: start + (index + 1) * day, results })) };
}

function completions(model: string, input: number, cached: number, output: number, requests: number): unknown {
  return { object: "organization.usage.completions.result", input_tokens: input, input_cached_tokens: cached, output_tokens: output, num_model_requests: requests, project_id: null, user_id: null, api_key_id: null, model, batch: null };
}

function cost(value: number): unknown {
  return { object: "organization.costs.result", amount: { value, currency: "usd" }, line_item: null, project_id: null };
}
