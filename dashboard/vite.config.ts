import { defineConfig } from "vite";
import { compress } from "./build/compress.ts";
import { shellList } from "./build/shell-list.ts";
import { viewFiles } from "./build/view-files.ts";

const agent = process.env["AIC_AGENT"] ?? "http://localhost:8080";

export default defineConfig({
  plugins: [viewFiles(), shellList(), compress()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../artifacts/dashboard/dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", sw: "src/sw.ts" },
      output: {
        // What all views share is one file: many small ones are as many requests before anything is seen.
        codeSplitting: { groups: [{ name: "shared", test: /src.(api|components|lib|state)|node_modules.(preact|@preact)/ }] },
        entryFileNames: chunk => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    // The agent lets its own page in only: to it, what this server passes on comes from there.
    proxy: { "^/(api|health|openapi|docs)": { target: agent, ws: true, changeOrigin: true, headers: { origin: agent } } },
  },
});
