import { render } from "preact";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/overview.css";
import "./styles/explore.css";
import "./styles/settings.css";
import "./styles/alerts.css";
import { App } from "./app";
import { chooseApi } from "./state/api";
import { startNotifier } from "./state/notifier";
import { registerServiceWorker } from "./state/service-worker";

/** The service worker fetches all of the page's files: not while the first view waits for its own. */
const workerWait = 1_000;

await chooseApi(location.search);
render(<App />, document.getElementById("app")!);
startNotifier();
setTimeout(registerServiceWorker, workerWait);
