import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { messageOf } from "../api/problem";
import { Notice } from "./notice";

/** A component that is loaded when it is shown first. */
export function lazy(load: () => Promise<FunctionComponent>): FunctionComponent {
  let loaded: FunctionComponent | null = null;
  return function Lazy() {
    const [Component, setComponent] = useState<FunctionComponent | null>(() => loaded);
    const [trouble, setTrouble] = useState<string | null>(null);
    useEffect(() => {
      if (loaded === null) {
        load().then(component => {
          loaded = component;
          setComponent(() => component);
        }, (error: unknown) => setTrouble(messageOf(error)));
      }
    }, []);
    return Component ? <Component /> : trouble ? <Notice kind="warning">This view couldn't be loaded: {trouble} Reload the page.</Notice> : <div class="card card-waiting" aria-busy="true" />;
  };
}
