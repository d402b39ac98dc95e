import type { Plugin, Rolldown } from "vite";

const script = '<script src="/start.js"';
const view = /\/views\/(\w+)\/\1\.tsx$/;

/** Tells `start.js` which files the views have that are loaded when they are looked at, so that one that the page begins with comes at once and not after all else. */
export function viewFiles(): Plugin {
  return {
    name: "view-files",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter(file => file.type === "chunk");
        const attributes = chunks.flatMap(chunk => {
          const name = chunk.isDynamicEntry ? view.exec(chunk.facadeModuleId ?? "")?.[1] : undefined;
          return name === undefined ? [] : [` data-${name}="${filesOf(chunk, html).join(" ")}"`];
        });
        if (!html.includes(script) || attributes.length === 0) {
          throw new Error("The page has no start.js, or the build no view of its own file.");
        }

        return html.replace(script, script + attributes.sort().join(""));
      },
    },
  };
}

/** What a view needs that the page doesn't load anyway. */
function filesOf(chunk: Rolldown.OutputChunk, html: string): string[] {
  const styles = [...chunk.viteMetadata?.importedCss ?? []];
  return [chunk.fileName, ...chunk.imports, ...styles].map(file => `/${file}`).filter(file => !html.includes(file));
}
