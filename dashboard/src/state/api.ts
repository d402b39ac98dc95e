import { signal } from "@preact/signals";
import type { Api } from "../api/api";
import { HttpApi } from "../api/http-api";

/** Who answers: the agent, or the demo. */
export const api = signal<Api>(new HttpApi());

/** Takes made-up data where the address says so: `/?demo`, or `/?demo=huge`. */
export async function chooseApi(search: string): Promise<void> {
  const scale = new URLSearchParams(search).get("demo");
  if (scale !== null) {
    const { DemoApi } = await import("../demo/demo-api");
    api.value = new DemoApi(scale);
  }
}
