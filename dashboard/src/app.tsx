import type { FunctionComponent } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { lazy } from "./components/lazy";
import { TokenDialog } from "./components/token-dialog";
import { TopBar } from "./components/top-bar";
import { questionOf } from "./lib/periods";
import { alerts } from "./state/alerts";
import { api } from "./state/api";
import { budgets } from "./state/budgets";
import { followForecast } from "./state/forecast";
import { plans } from "./state/plans";
import { period } from "./state/preferences";
import { route, type View } from "./state/route";
import { follow } from "./state/usage";
import { Overview } from "./views/overview/overview";
import { Welcome } from "./views/welcome/welcome";

// What isn't looked at first comes when it is.
const Explore = lazy(async () => (await import("./views/explore/explore")).Explore);
const Alerts = lazy(async () => (await import("./views/alerts/alerts")).Alerts);
const Settings = lazy(async () => (await import("./views/settings/settings")).Settings);

const components: Record<View, FunctionComponent> = { overview: Overview, explore: Explore, alerts: Alerts, settings: Settings, welcome: Welcome };

export function App() {
  const chosen = period.value;
  const source = api.value;
  const Shown = components[route.value.view];

  // Asked before the first paint: the answers come while the browser paints.
  useLayoutEffect(() => follow(questionOf(chosen, new Date())), [chosen, source]);
  useLayoutEffect(() => {
    const ends = [budgets.follow, followForecast, plans.follow, alerts.follow].map(follow => follow());
    return () => ends.forEach(end => end());
  }, []);

  return (
    <>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); document.getElementById("main")?.focus(); }}>To the content</a>
      {source.isDemo && <div class="demo-bar" role="note">Demo: everything on this page is made up. <a href="/">Leave the demo</a></div>}
      <TopBar />
      <main id="main" tabIndex={-1}>
        <Shown />
      </main>
      <TokenDialog />
    </>
  );
}
