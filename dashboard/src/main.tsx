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

await chooseApi(location.search);
render(<App />, document.getElementById("app")!);
registerServiceWorker();
startNotifier();
