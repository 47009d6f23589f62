import { rmSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importPaths } from "./import.ts";
import { retryFailures } from "./retry.ts";
import { makeWorkplace, type Workplace } from "./testing/workplace.ts";
import { makeZip } from "./testing/make-zip.ts";

let place: Workplace;
beforeEach(() => {
  place = makeWorkplace();
});
afterEach(() => {
  delete process.env["JIXIAO_FAKE_MERCY"];
  place.remove();
});

const none = { new: 0, replaced: 0, unchanged: 0, duplicate: 0, failed: 0 };

test("a document that failed is parsed again from the archive, with year and region of its import", async () => {
  const path = place.put("a.zip", makeZip([{ name: "b.txt", data: "exit" }]));
  await importPaths([place.inbox], { ...place.options, fiscalYear: 2021, region: "江西省" });
  unlinkSync(path);
  expect((await retryFailures(place.options)).documents).toEqual({ ...none, failed: 1 });
  expect(place.failures()).toMatchObject([{ location: `${path}!b.txt`, attempts: 2, failure: { code: "crash" } }]);
  process.env["JIXIAO_FAKE_MERCY"] = "1";
  expect((await retryFailures(place.options)).documents).toEqual({ ...none, new: 1 });
  expect(place.records()).toEqual([expect.stringMatching(/"source_file":"a.zip!b.txt".*"region":"江西省".*"fiscal_year":2021/)]);
  expect(place.failures()).toEqual([]);
});

test("only the failures that are meant", async () => {
  place.put("a.txt", "exit");
  place.put("b.txt", "damaged");
  await importPaths([place.inbox], place.options);
  process.env["JIXIAO_FAKE_MERCY"] = "1";
  expect((await retryFailures({ ...place.options, codes: ["timeout"] })).documents).toEqual(none);
  expect((await retryFailures({ ...place.options, codes: ["crash"] })).documents).toEqual({ ...none, new: 1 });
  expect((await retryFailures({ ...place.options, locations: [join(place.inbox, "b.txt")] })).documents).toEqual({
    ...none,
    new: 1,
  });
});

test("a path that gave nothing is looked at again", async () => {
  const link = join(place.inbox, "a.txt");
  symlinkSync("elsewhere.txt", link);
  place.put(
    "b.zip",
    makeZip([
      { name: "x.txt", data: "x" },
      { name: "y.txt", data: "" },
    ]),
  );
  await importPaths([place.inbox, join(place.inbox, "*.pdf")], place.options);
  expect(place.failures().map(({ location, failure }) => [location.slice(place.inbox.length + 1), failure.code])).toEqual([
    ["*.pdf", "unreadable"],
    ["a.txt", "unreadable"],
    ["b.zip!y.txt", "empty"],
  ]);
  place.put("elsewhere.txt");
  place.put("c.pdf", "no longer nothing");
  place.put(
    "b.zip",
    makeZip([
      { name: "x.txt", data: "x" },
      { name: "y.txt", data: "y" },
    ]),
  );
  expect((await retryFailures(place.options)).documents).toEqual({ ...none, new: 3 });
  expect(place.failures()).toEqual([]);
});

test("a path that is still bad stays listed, with one more attempt", async () => {
  symlinkSync("nowhere", join(place.inbox, "a.txt"));
  await importPaths([place.inbox], place.options);
  await retryFailures(place.options);
  rmSync(place.inbox, { recursive: true });
  expect((await retryFailures(place.options)).failures).toEqual({ unreadable: 1 });
  expect(place.failures()).toMatchObject([{ attempts: 3 }]);
});
