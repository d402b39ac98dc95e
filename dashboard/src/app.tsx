import { useEffect } from "preact/hooks";
import { lazy } from "./components/lazy";
import { TokenDialog } from "./components/token-dialog";
import { TopBar } from "./components/top-bar";
import { questionOf } from "./lib/periods";
import { api } from "./state/api";
import { period } from "./state/preferences";
import { route } from "./state/route";
import { follow } from "./state/usage";
import { Overview } from "./views/overview/overview";
import { Welcome } from "./views/welcome/welcome";

// What isn't looked at first comes when it is.
const Explore = lazy(async () => (await import("./views/explore/explore")).Explore);
const Settings = lazy(async () => (await import("./views/settings/settings")).Settings);

export function App() {
  const chosen = period.value;
  const source = api.value;
  useEffect(() => follow(questionOf(chosen, new Date())), [chosen, source]);

  return (
    <>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); document.getElementById("main")?.focus(); }}>To the content</a>
      {source.isDemo && <div class="demo-bar" role="note">Demo: everything on this page is made up. <a href="/">Leave the demo</a></div>}
      <TopBar />
      <main id="main" tabIndex={-1}>
        {route.value.view === "explore" ? <Explore /> : route.value.view === "settings" ? <Settings /> : route.value.view === "welcome" ? <Welcome /> : <Overview />}
      </main>
      <TokenDialog />
    </>
  );
}
