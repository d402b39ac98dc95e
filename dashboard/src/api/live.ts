import type { LiveListener } from "./api";
import { currentToken } from "./token";
import type { LiveMessage } from "./types";

const subprotocol = "aic.v1";
const firstWait = 1_000;
const longestWait = 30_000;

/** The agent sends a heartbeat every 25 seconds: after twice that and some the line is dead, whatever the browser thinks. */
const silence = 60_000;

export interface LiveOptions {
  address: string;
  listener: LiveListener;

  /** Before connecting again: an HTTP request, which tells what a WebSocket's failure doesn't, such as that the token is missing. */
  beforeAgain(): Promise<unknown>;
}

/** Keeps a WebSocket open and connects again when it breaks, at once when the person comes back to the page. */
export function openLive({ address, listener, beforeAgain }: LiveOptions): () => void {
  let socket: WebSocket | null = null;
  let timer = 0;
  let watch = 0;
  let wait = firstWait;
  let isClosed = false;

  function connect(): void {
    listener.onConnection("connecting");
    const token = currentToken();
    const opened = new WebSocket(address, token === null ? [subprotocol] : [subprotocol, `bearer.${token}`]);
    socket = opened;
    listenForSilence(opened);
    opened.onmessage = event => {
      listenForSilence(opened);
      const message = JSON.parse(String(event.data)) as LiveMessage;
      if (message.type === "snapshot") {
        wait = firstWait;
        listener.onConnection("live");
      }

      listener.onMessage(message);
    };
    opened.onclose = () => {
      if (socket === opened) {
        lose();
      }
    };
  }

  function listenForSilence(opened: WebSocket): void {
    clearTimeout(watch);
    watch = window.setTimeout(() => opened.close(), silence);
  }

  function lose(): void {
    socket = null;
    clearTimeout(watch);
    if (isClosed) {
      return;
    }

    listener.onConnection("lost");
    timer = window.setTimeout(() => void again(), wait * (0.5 + Math.random() / 2));
    wait = Math.min(2 * wait, longestWait);
  }

  async function again(): Promise<void> {
    clearTimeout(timer);
    try {
      await beforeAgain();
    } catch {
      lose();
      return;
    }

    if (!isClosed && socket === null) {
      connect();
    }
  }

  function comeBack(): void {
    if (document.visibilityState === "visible" && socket === null && !isClosed) {
      void again();
    }
  }

  window.addEventListener("online", comeBack);
  document.addEventListener("visibilitychange", comeBack);
  connect();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    clearTimeout(watch);
    window.removeEventListener("online", comeBack);
    document.removeEventListener("visibilitychange", comeBack);
    socket?.close();
  };
}
