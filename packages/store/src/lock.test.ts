import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { acquireLock } from "./lock.ts";
import { temporaryFolder } from "./testing/documents.ts";

test("one run at a time; released, it is free", () => {
  using folder = temporaryFolder();
  const path = folder.file("jixiao.db.lock");
  const lock = acquireLock(path);
  expect(() => acquireLock(path)).toThrow("locked");
  lock.release();
  acquireLock(path).release();
});

test("a lock is held though nobody refers to it, until kill -9", async () => {
  using folder = temporaryFolder();
  const path = folder.file("jixiao.db.lock");
  const program = `import { acquireLock } from ${JSON.stringify(new URL("lock.ts", import.meta.url).href)};
    acquireLock(${JSON.stringify(path)}); gc(); process.stdout.write("held"); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--expose-gc", "--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  expect(() => acquireLock(path)).toThrow("locked");
  holder.kill("SIGKILL");
  await once(holder, "exit");
  acquireLock(path).release();
});

test("a folder that is not there is said so", () => {
  using folder = temporaryFolder();
  expect(() => acquireLock(folder.file("no/jixiao.db.lock"))).toThrow("cannot be opened");
});
