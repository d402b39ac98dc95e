"use strict";

// Answers that never end: the page would wait for them for ever.
const endless = ["/api/v1/live", "/api/v1/events"];

// Swagger UI is dark where the root element is of this class.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

SwaggerUIBundle({
  url: "/openapi/v1.json",
  dom_id: "#docs",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  // Only what reads can be sent: a change would be filled with example values, which are one click from the user's own settings.
  supportedSubmitMethods: ["get"],
  plugins: [
    () => ({
      // Nothing that can be sent from here needs the token.
      components: { authorizeBtn: () => null, authorizeOperationBtn: () => null },
      statePlugins: { spec: { wrapSelectors: { allowTryItOutFor: () => (_, path) => !endless.includes(path) } } },
    }),
  ],
});
