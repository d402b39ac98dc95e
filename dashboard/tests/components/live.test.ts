import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "../../src/api/api";
import { openLive } from "../../src/api/live";

class FakeSocket {
  static opened: FakeSocket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(readonly address: string, readonly protocols: string[]) {
    FakeSocket.opened.push(this);
  }

  close(): void {
    this.onclose?.();
  }

  tell(type: string): void {
    this.onmessage?.({ data: JSON.stringify({ type, sequence: 1, at: "", data: {} }) });
  }
}

let connections: Connection[];
let beforeAgain: () => Promise<unknown>;
let close: () => void;

function open(): void {
  close = openLive({ address: "ws://agent/live", listener: { onMessage: () => undefined, onConnection: connection => connections.push(connection) }, beforeAgain: () => beforeAgain() });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.opened = [];
  connections = [];
  beforeAgain = async () => undefined;
});

afterEach(() => {
  close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the live line", () => {
  it("is live with the first snapshot, not before", () => {
    open();
    expect(connections).toEqual(["connecting"]);
    FakeSocket.opened[0]!.tell("snapshot");
    expect(connections).toEqual(["connecting", "live"]);
  });

  it("brings the token as a subprotocol, never in the address", () => {
    sessionStorage.setItem("aic.token", "t-o-k");
    open();
    expect(FakeSocket.opened[0]).toMatchObject({ address: "ws://agent/live", protocols: ["aic.v1", "bearer.t-o-k"] });
  });

  it("connects again when it breaks, later each time", async () => {
    open();
    FakeSocket.opened[0]!.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSocket.opened).toHaveLength(2);
    FakeSocket.opened[1]!.close();
    await vi.advanceTimersByTimeAsync(900);
    expect(FakeSocket.opened).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_200);
    expect(FakeSocket.opened).toHaveLength(3);
  });

  it("waits while the agent doesn't answer at all", async () => {
    beforeAgain = () => Promise.reject(new Error("gone"));
    open();
    FakeSocket.opened[0]!.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeSocket.opened).toHaveLength(1);
    beforeAgain = async () => undefined;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it("takes a line on which nothing comes for dead", async () => {
    open();
    FakeSocket.opened[0]!.tell("snapshot");
    await vi.advanceTimersByTimeAsync(59_000);
    FakeSocket.opened[0]!.tell("heartbeat");
    await vi.advanceTimersByTimeAsync(59_000);
    expect(connections.at(-1)).toBe("live");
    await vi.advanceTimersByTimeAsync(1_001);
    expect(connections.at(-1)).toBe("lost");
  });

  it("stays closed once it is closed", async () => {
    open();
    close();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(FakeSocket.opened).toHaveLength(1);
  });
});
