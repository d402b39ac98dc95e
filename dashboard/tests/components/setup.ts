import { cleanup, configure } from "@testing-library/preact";
import { afterEach, beforeEach } from "vitest";

// A test file may choose an environment without a browser's parts.
const hasBrowser = "localStorage" in globalThis;

// Views that are loaded when they are looked at take their time on a busy machine.
configure({ asyncUtilTimeout: 5_000 });

beforeEach(() => {
  if (hasBrowser) {
    localStorage.clear();
    sessionStorage.clear();
  }
});

if (hasBrowser) {
  afterEach(cleanup);
}
