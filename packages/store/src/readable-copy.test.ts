/** Reading where nothing can be written. Root may write everywhere, so a process of its own gives its rights up first. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "./store.ts";
import { documentOf, formOf, temporaryFolder } from "./testing/documents.ts";
import { writeDocument } from "./write.ts";

const folder = temporaryFolder();
const temporary = folder.file("tmp");
const closed = folder.file("closed");
const path = join(closed, "a.db");
const source = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

beforeAll(() => {
  for (const made of [temporary, closed]) mkdirSync(made);
  chmodSync(folder.path, 0o755);
  chmodSync(temporary, 0o777);
  const store = openStore(path);
  writeDocument(store, documentOf([formOf()]));
  store.close();
});
afterAll(() => {
  chmodSync(closed, 0o755);
  folder[Symbol.dispose]();
});

/** What a script prints that runs with the rights of nobody, with the database's folder closed to writing. */
function readAsNobody(mode: number, script: string): { readonly stdout: string; readonly stderr: string } {
  const program = `
    import { openStore } from ${source("./store.ts")};
    import { runQuery } from ${source("./query/run-query.ts")};
    import { readRecords } from ${source("./read.ts")};
    if (process.getuid() === 0) process.setuid(65534);
    const path = ${JSON.stringify(path)};
    ${script}`;
  chmodSync(closed, mode);
  return spawnSync(process.execPath, ["--conditions=@jixiao/source", "--input-type=module", "-e", program], {
    encoding: "utf8",
    env: { ...process.env, TMPDIR: temporary },
  });
}

describe("a database in a folder that cannot be written", () => {
  test("is read, and the copy is gone afterwards", () => {
    const { stdout, stderr } = readAsNobody(
      0o555,
      `const store = openStore(path, { readonly: true });
       console.log([...readRecords(store)].length, store.path === path);
       store.close();`,
    );
    expect(stderr).toBe("");
    expect(stdout).toBe("1 true\n");
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(closed)).toEqual(["a.db"]);
  });

  test("the last transactions are in it, though they are still in the log", () => {
    const writer = openStore(path);
    writer.db.exec("INSERT INTO flag_meanings VALUES ('later', 'en', 'zh')");
    const { stdout } = readAsNobody(
      0o555,
      `const store = openStore(path, { readonly: true });
       console.log(store.db.prepare("SELECT count(*) FROM flag_meanings WHERE flag = 'later'").pluck().get());`,
    );
    writer.close();
    expect(stdout).toBe("1\n");
    expect(readdirSync(temporary)).toEqual([]); // the process ended without closing it
  });

  test("can be queried", () => {
    const { stdout, stderr } = readAsNobody(
      0o555,
      `console.log((await runQuery(path, "SELECT count(*) FROM forms")).rows[0][0]);`,
    );
    expect(stderr).toBe("");
    expect(stdout).toBe("1\n");
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("one that cannot be looked at is not missing", () => {
    const { stdout } = readAsNobody(
      0o700,
      `try { openStore(path, { readonly: true }); } catch (error) { console.log(error.failure?.code); }`,
    );
    expect(stdout).toBe(process.getuid?.() === 0 ? "unopenable\n" : "");
  });
});
