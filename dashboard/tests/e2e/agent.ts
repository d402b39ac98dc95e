import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "DOTNET_ROOT"];
const served = /serves on (http:\/\/\S+?)\.?\s/;

/** A real agent of a test's own: home folder, configuration, environment, a port that the system chose. */
export class Agent {
  #process: ChildProcess | null = null;
  #address = "";

  private constructor(readonly home: string) {}

  get #environment(): NodeJS.ProcessEnv {
    const env = Object.fromEntries(kept.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])));
    return { ...env, HOME: this.home, USERPROFILE: this.home, AIC_CONFIG_DIR: join(this.home, "config"), TZ: "UTC", AIC_LOG_LEVEL: "warning" };
  }

  get address(): string {
    return this.#address;
  }

  /** Starts one with a configuration and, where given, files such as a coding tool's logs. */
  static async start(config: object = {}, files: (home: string) => Promise<Record<string, string>> = async () => ({})): Promise<Agent> {
    const agent = new Agent(await mkdtemp(join(tmpdir(), "aic-e2e-")));
    await mkdir(join(agent.home, "config"));
    await writeFile(join(agent.home, "config", "agent.json"), JSON.stringify(config));
    for (const [path, text] of Object.entries(await files(agent.home))) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }

    await agent.serve();
    return agent;
  }

  /** Serves, on the same port as before where it served before. */
  async serve(): Promise<void> {
    const port = this.#address ? new URL(this.#address).port : "0";
    const child = spawn(executable(), ["serve", "--port", port], { env: this.#environment });
    this.#process = child;
    this.#address = await addressOf(child);
  }

  /** Runs another verb of `aic` beside it, in the same configuration. */
  async run(...args: string[]): Promise<void> {
    await promisify(execFile)(executable(), args, { env: this.#environment });
  }

  /** Ends it as a user does, and waits until it is gone. */
  async end(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child && child.exitCode === null) {
      const gone = new Promise(done => child.once("exit", done));
      child.kill("SIGTERM");
      await gone;
    }
  }

  token(): Promise<string> {
    return readFile(join(this.home, "config", "agent.token"), "utf8").then(text => text.trim());
  }

  config(): Promise<string> {
    return readFile(join(this.home, "config", "agent.json"), "utf8");
  }

  async stop(): Promise<void> {
    await this.end();
    await rm(this.home, { recursive: true, force: true });
  }
}

function executable(): string {
  const path = process.env["AIC_EXECUTABLE"];
  if (!path) {
    throw new Error("AIC_EXECUTABLE names no aic to test: build Aic.Agent, and set it to artifacts/bin/Aic.Agent/debug/aic.");
  }

  return path;
}

async function addressOf(child: ChildProcess): Promise<string> {
  let heard = "";
  child.stderr?.on("data", (data: Buffer) => {
    heard += data.toString();
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    const found = served.exec(`${line} `);
    if (found) {
      child.stdout!.resume();
      return found[1]!;
    }

    heard += `${line}\n`;
  }

  throw new Error(`The agent ended before it served: ${heard}`);
}
