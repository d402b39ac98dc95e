import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

/** Something that a person should know, such as what failed and what to do. */
export function Notice({ kind, children }: { kind: "info" | "warning" | "good"; children: ComponentChildren }) {
  return (
    <div class={`notice notice-${kind}`} role="status">
      <Icon name={kind === "good" ? "check" : "warning"} />
      <div>{children}</div>
    </div>
  );
}
