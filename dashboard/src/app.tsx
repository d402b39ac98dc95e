import type { FunctionComponent } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { lazy } from "./components/lazy";
import { TokenDialog } from "./components/token-dialog";
import { TopBar } from "./components/top-bar";
import { alerts } from "./state/alerts";
import { api } from "./state/api";
import { route, type View } from "./state/route";
import { followPeriod } from "./state/usage";
import { Overview } from "./views/overview/overview";
import { Welcome } from "./views/welcome/welcome";

// What isn't looked at first comes when it is.
const Explore = lazy(async () => (await import("./views/explore/explore")).Explore);
const Alerts = lazy(async () => (await import("./views/alerts/alerts")).Alerts);
const Settings = lazy(async () => (await import("./views/settings/settings")).Settings);

const components: Record<View, FunctionComponent> = { overview: Overview, explore: Explore, alerts: Alerts, settings: Settings, welcome: Welcome };

export function App() {
  const source = api.value;
  const Shown = components[route.value.view];

  // Asked before the first paint: the answers come while the browser paints.
  useLayoutEffect(followPeriod, []);
  useLayoutEffect(alerts.follow, []);

  return (
    <>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); document.getElementById("main")?.focus(); }}>To the content</a>
      {source.isDemo && <aside class="demo-bar" aria-label="Demo">Demo: everything on this page is made up. <a href="/">Leave the demo</a></aside>}
      <TopBar />
      <main id="main" tabIndex={-1}>
        <Shown />
      </main>
      <TokenDialog />
    </>
  );
}
