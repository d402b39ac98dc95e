// Before anything is painted: the theme that was chosen, so that a dark page never flashes white.
const chosen = localStorage.getItem("aic.theme");
if (chosen === "light" || chosen === "dark") {
  document.documentElement.dataset.theme = chosen;
}

// The files of the view that the address names, which the page asks for only once it runs. The build writes them onto this script's element.
const view = location.hash.match(/^#\/(\w+)/)?.[1];
for (const file of document.currentScript.dataset[view]?.split(" ") ?? []) {
  const link = document.createElement("link");
  const isStyle = file.endsWith(".css");
  link.rel = isStyle ? "preload" : "modulepreload";
  if (isStyle) {
    link.as = "style";
  }

  link.crossOrigin = "";
  link.href = file;
  document.head.append(link);
}
