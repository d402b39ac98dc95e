import { cleanup } from "@testing-library/preact";
import { afterEach, beforeEach } from "vitest";

// A test file may choose an environment without a browser's parts.
const hasBrowser = "localStorage" in globalThis;

beforeEach(() => {
  if (hasBrowser) {
    localStorage.clear();
    sessionStorage.clear();
  }
});

if (hasBrowser) {
  afterEach(cleanup);
}
