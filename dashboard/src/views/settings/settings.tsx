import { useEffect, useState } from "preact/hooks";
import { messageOf } from "../../api/problem";
import type { Config } from "../../api/types";
import { Notice } from "../../components/notice";
import { api } from "../../state/api";
import { budgets } from "../../state/budgets";
import { plans } from "../../state/plans";
import { useFollow } from "../../state/use-follow";
import { loadProviders, providers, revision } from "../../state/usage";
import { Accounts } from "./accounts";
import { AlertSettings } from "./alert-settings";
import { Appearance } from "./appearance";
import { BudgetSettings } from "./budget-settings";
import { Notifications } from "./notifications";
import { PlanSettings } from "./plan-settings";
import { Refreshing } from "./refreshing";

/** Accounts and keys, how often providers are asked, budgets, and how this page looks. */
export function Settings() {
  const [config, setConfig] = useState<Config | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const source = api.value;
  const changes = revision.value;
  useFollow(budgets, plans);

  async function load(): Promise<void> {
    try {
      setConfig(await source.config());
      setTrouble(null);
    } catch (error) {
      setTrouble(messageOf(error));
    }
  }

  async function loadAll(): Promise<void> {
    await load();
    await loadProviders();
  }

  useEffect(() => {
    void load();
  }, [source, changes]);

  return (
    <div class="settings">
      <div class="page-head"><h1>Settings</h1></div>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      {config?.problem && <Notice kind="warning">{config.problem}</Notice>}
      {providers.value !== null && <Accounts accounts={providers.value} onChanged={loadAll} />}
      <BudgetSettings />
      <PlanSettings />
      {config !== null && <Refreshing config={config} onChanged={setConfig} />}
      {config !== null && <AlertSettings config={config} />}
      <Appearance />
      <Notifications />
      {config !== null && <Access config={config} />}
    </div>
  );
}

function Access({ config }: { config: Config }) {
  return (
    <section class="card" aria-labelledby="access-title">
      <h2 id="access-title">Who may ask</h2>
      <p>{config.require_token ? "Every request needs the agent's token, from this machine too." : "Programs and pages of this machine may ask without the token; other machines and other web pages may not."}</p>
      <p class="hint">Changed on the command line: <code>aic config set require_token {config.require_token ? "false" : "true"}</code></p>
    </section>
  );
}
