interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

const address = "/sw.js";

/** Registers the service worker, which lets the page open without the agent. The page's policy wants to know that its address is meant. */
export function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) {
    return;
  }

  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
  const trusted = trustedTypes?.createPolicy("aic", { createScriptURL: text => text }).createScriptURL(address) ?? address;
  navigator.serviceWorker.register(trusted).catch((error: unknown) => {
    // The page works without it; only opening it without the agent doesn't.
    console.warn("The service worker isn't there:", error);
  });
}
