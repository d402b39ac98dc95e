import { useEffect, useRef, useState } from "preact/hooks";
import { giveToken, tokenReason } from "../api/token";
import { SecretField } from "./field";

/** Asks for the agent's token where it needs one. It is kept for as long as the tab is open. */
export function TokenDialog() {
  const reason = tokenReason.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [token, setToken] = useState("");
  useEffect(() => {
    if (reason !== null) {
      setToken("");
      dialog.current?.showModal();
    } else {
      dialog.current?.close();
    }
  }, [reason]);

  function submit(event: Event): void {
    event.preventDefault();
    if (token.trim()) {
      giveToken(token.trim());
    }
  }

  return (
    <dialog ref={dialog} aria-labelledby="token-title" onCancel={() => giveToken(null)}>
      <form onSubmit={submit}>
        <h2 id="token-title">The agent's token</h2>
        <p>{reason?.split(" Send the header")[0]}</p>
        <p class="hint">Paste what the file <code>agent.token</code> holds: <code>cat ~/.config/aic/agent.token</code> on Linux, <code>~/Library/Application Support/aic/</code> on macOS, <code>%APPDATA%\aic\</code> on Windows. It stays in this tab and is forgotten with it.</p>
        <SecretField name="Token" value={token} onInput={setToken} autofocus />
        <div class="dialog-buttons">
          <button type="button" onClick={() => giveToken(null)}>Not now</button>
          <button type="submit" class="primary" disabled={!token.trim()}>Continue</button>
        </div>
      </form>
    </dialog>
  );
}
