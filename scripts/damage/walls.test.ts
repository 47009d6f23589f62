import type { FormRecord } from "@jixiao/contract";
import { DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";
import { describe, expect, test } from "vitest";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf } from "../fixtures/pdf.ts";
import { readTruth } from "../fixtures/truth.ts";
import { silent } from "./silent.ts";

/** Of the walls between cells every so many is left out, one a time; all of them by `JIXIAO_SWEEP=all`. */
const EVERY = process.env["JIXIAO_SWEEP"] === "all" ? 1 : 29;
const STROKE = /-?[\d.]+ -?[\d.]+ m -?[\d.]+ -?[\d.]+ l S/g;

async function read(drawn: string): Promise<FormRecord | null> {
  const bytes = new Uint8Array(Buffer.from(drawn, "latin1"));
  try {
    const { records } = await extract({ name: "a.pdf", bytes, sha256: "0".repeat(64) });
    return (records[0] as FormRecord | undefined) ?? null;
  } catch (error) {
    if (error instanceof DocumentError) return null; // it is told
    throw error;
  }
}

/** The file without a wall, as many times as it is drawn: each of two cells draws its own. */
const without = (drawn: string, wall: string): string => drawn.replaceAll(wall, " ".repeat(wall.length));

describe("a form between two cells of which no line is drawn", () => {
  test.each(["tj-archives", "health-vaccination", "tj-flood-pumps"])("%s", async (name) => {
    const drawn = Buffer.from(pdf(piecesOf(readTruth(name)), { lines: "strokes", breaks: "closed" })).toString("latin1");
    const whole = await read(drawn);
    const walls = [...new Set(drawn.match(STROKE))].filter((_, i) => i % EVERY === 3 % EVERY);
    expect(walls.length).toBeGreaterThan(4);
    const told = new Set<string>();
    for (const wall of walls) {
      const form = await read(without(drawn, wall));
      const wrong = whole === null || form === null ? [] : silent(whole, form);
      expect(wrong, wall).toEqual([]);
      told.add(form === null ? "no form" : JSON.stringify(form.flags));
    }
    expect(told.size).toBeGreaterThan(1);
  });
});
