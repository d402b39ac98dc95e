import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const mark = "__SHELL_FILES__";

/** Tells the service worker which files the build made, so that the page opens where the agent doesn't answer. */
export function shellList(): Plugin {
  return {
    name: "shell-list",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") {
        this.error("There is no sw.js in the build.");
      }

      const files = Object.keys(bundle).filter(name => name.startsWith("assets/")).sort().map(name => `/${name}`);
      const version = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 12);
      if (!worker.code.includes(mark)) {
        this.error(`sw.js has no ${mark}.`);
      }

      worker.code = worker.code.replace(mark, [version, ...files].join(" "));
    },
  };
}
