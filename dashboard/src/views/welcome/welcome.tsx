import { useEffect } from "preact/hooks";
import type { ProviderState } from "../../api/types";
import { Icon } from "../../components/icon";
import { Name } from "../../components/numbers";
import { colourOf } from "../../lib/colours";
import { api } from "../../state/api";
import { linkTo } from "../../state/route";
import { loadProviders, providers } from "../../state/usage";

/** First run: what was found, and what can be added in a minute. */
export function Welcome() {
  const source = api.value;
  useEffect(() => {
    void loadProviders();
  }, [source]);

  const known = providers.value ?? [];
  const tools = known.filter(account => account.is_configured && account.auth_source === "sessions");
  const keys = known.filter(account => account.is_configured && account.auth_source !== "sessions");
  const others = known.filter(account => !account.is_configured && account.key_variables.length > 0);
  return (
    <div class="welcome">
      <h1>What did you use of AI, what did it cost, what is left?</h1>
      <p>Everything stays on this machine: the agent asks your providers with your own keys, and reads the logs that coding tools leave here.</p>
      <Found title="Coding tools" accounts={tools} none="No session logs were found. A tool shows up here by itself as soon as it has left some." source={() => "session logs found"} />
      <Found title="Keys" accounts={keys} none="No key is set in the environment or the configuration." source={account => (account.auth_source === "environment" ? `from ${account.key_variable ?? "the environment"}` : "entered before")} />
      {others.length > 0 && (
        <section class="card" aria-labelledby="add-title">
          <h2 id="add-title">Add a provider</h2>
          <ul class="accounts">
            {others.map(account => (
              <li key={account.account_id}>
                <span class="dot" style={{ background: colourOf(account.account_id) }} />
                <span class="account-name">{account.provider_name}</span>
                <span class="hint account-state">{account.setup_hint}</span>
                <a class="button" href={linkTo("settings", { account: account.account_id })} aria-label={`Enter a key of ${account.provider_name}`}><Icon name="key" /> Enter a key</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="welcome-actions">
        {tools.length + keys.length > 0 && <a class="button primary" href={linkTo("overview")}>Show the overview</a>}
        {!api.value.isDemo && <a class="button" href="/?demo">Look at a demo with made-up data</a>}
      </div>
    </div>
  );
}

function Found({ title, accounts, none, source }: { title: string; accounts: readonly ProviderState[]; none: string; source(account: ProviderState): string }) {
  const id = `found-${title.toLowerCase().replace(" ", "-")}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {accounts.length === 0 ? <p class="hint">{none}</p> : (
        <ul class="found">
          {accounts.map(account => <li key={account.account_id}><Icon name="check" /><strong>{account.provider_name}</strong>{account.account !== null && <Name text={account.account} />}<span class="hint">{source(account)}</span></li>)}
        </ul>
      )}
    </section>
  );
}
