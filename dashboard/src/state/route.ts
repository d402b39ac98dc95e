import { signal } from "@preact/signals";

export const views = ["overview", "explore", "alerts", "settings", "welcome"] as const;
export type View = (typeof views)[number];

/** Where the person is: the part of the address after `#`, so that a link leads there and the agent needs to know nothing of it. */
export interface Route {
  view: View;
  query: URLSearchParams;
}

export const route = signal<Route>(read());

window.addEventListener("hashchange", () => {
  route.value = read();
});

/** The address of a view. What is empty is left out. */
export function linkTo(view: View, query: Record<string, string | undefined> = {}): string {
  const text = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])).toString();
  return `#/${view === "overview" ? "" : view}${text ? `?${text}` : ""}`;
}

/** The address of the same view with something changed. */
export function linkWith(change: Record<string, string | undefined>): string {
  return linkTo(route.value.view, { ...Object.fromEntries(route.value.query), ...change });
}

/** Changes something of the address without a step in the history. */
export function replaceQuery(change: Record<string, string | undefined>): void {
  history.replaceState(null, "", linkWith(change));
  route.value = read();
}

function read(): Route {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  return { view: views.find(view => view === path) ?? "overview", query: new URLSearchParams(query) };
}
