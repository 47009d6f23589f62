/** What becomes of a query's process when the one that asked is ended from outside. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../store.ts";
import { temporaryFolder } from "../testing/documents.ts";
import { endsWithParent, signals } from "../testing/kill-askers.ts";

const folder = temporaryFolder();
const path = folder.file("a.db");
beforeAll(() => openStore(path).close());
afterAll(() => folder[Symbol.dispose]());

/** `pnpm soak` does this 20 times with each signal. */
describe.runIf(process.platform === "linux")("a query does not outlive the process that asked it", () => {
  test.each(signals)("%s", async (signal) => expect(await endsWithParent(path, signal)).toBe(true));
});

test("nor its own deadline, where nobody ends it", async () => {
  const child = fork(new URL("./query-child.ts", import.meta.url), [String(process.pid), "300"], { serialization: "advanced" });
  child.send({
    path,
    sql: "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    maxRows: 1,
  });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
});
