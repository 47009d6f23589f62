import Database from "better-sqlite3";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decimal } from "../../testing/records.ts";
import { money } from "./numbers.ts";

const db = new Database(":memory:");
db.exec(`CREATE TABLE t (${money("amount", "en", "zh")}\n) STRICT`.replace(/,( -- [^\n]*\n\) STRICT)$/, "$1"));
const insert = db.prepare("INSERT INTO t (amount) VALUES (?)");
const select = db.prepare("SELECT amount_fen, amount_real FROM t WHERE rowid = ?").safeIntegers().raw();

function stored(amount: string | null): [fen: bigint | null, real: number | null] {
  return select.get(insert.run(amount).lastInsertRowid) as [bigint | null, number | null];
}

test.each([
  ["34094740.00", 3409474000n],
  ["0", 0n],
  ["0.5", 50n],
  ["-0.05", -5n],
  ["-12", -1200n],
  ["12.345", null],
  ["12.340", 1234n],
  ["100", 10000n],
  ["9999999999999999.99", 999999999999999999n],
  ["10000000000000000", null],
  ["-9999999999999999", -999999999999999900n],
  ["92233720368547758070", null],
  [null, null],
] as const)("%s 元 is %s 分", (amount, fen) => expect(stored(amount)[0]).toBe(fen));

test("fen is exact or NULL, never another number", () => {
  fc.assert(
    fc.property(decimal, (amount) => {
      const [whole = "", decimals = ""] = amount.replace("-", "").split(".");
      const exact = BigInt(whole + decimals.slice(0, 2).padEnd(2, "0")) * (amount.startsWith("-") ? -1n : 1n);
      const isWhole = /^\d{0,2}0*$/.test(decimals) && whole.length <= 16;
      const [fen, real] = stored(amount);
      expect(fen).toBe(isWhole ? exact : null);
      // SQLite's own reading of a long decimal may miss the last bit; what is exact is the text and fen.
      expect(Math.abs(Number(real) - Number(amount))).toBeLessThanOrEqual(Math.abs(Number(amount)) * 1e-15);
    }),
    { numRuns: 500 },
  );
});
