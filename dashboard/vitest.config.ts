import { defineConfig } from "vitest/config";

const browserTime = 150_000;

// More than all that a test waits for together, on a machine that does other things too.
const componentTime = 30_000;

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          name: "components",
          include: ["tests/components/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          setupFiles: ["tests/components/setup.ts"],
          testTimeout: componentTime,
          env: { TZ: "UTC", LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" },
        },
      },
      {
        // A real agent and a real browser: one file after the other, since each has a machine of its own to start.
        test: { name: "e2e", include: ["tests/e2e/**/*.test.ts"], fileParallelism: false, testTimeout: browserTime, hookTimeout: browserTime },
      },
      {
        test: { name: "speed", include: ["tests/speed/**/*.test.ts"] },
      },
      {
        test: { name: "screenshots", include: ["tests/screenshots/**/*.test.ts"], testTimeout: browserTime, hookTimeout: browserTime },
      },
    ],
  },
});
