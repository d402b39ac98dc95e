// @vitest-environment node
import { readFile } from "node:fs/promises";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { expect, it } from "vitest";

it("the types are those of the agent's OpenAPI document", async () => {
  const made = COMMENT_HEADER + astToString(await openapiTS(new URL("../../../Aic.Agent/Server/OpenApi/openapi.json", import.meta.url)));

  expect(await readFile(new URL("../../src/api/schema.d.ts", import.meta.url), "utf8"), "Run: npm run types").toBe(made);
}, 60_000);
