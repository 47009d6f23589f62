import type { DocumentFailure } from "@jixiao/contract";
import type { StoredFailure } from "@jixiao/store";
import { describe, expect, test } from "vitest";
import { nextTryAt } from "./next-try.ts";

const FAILED_AT = "2026-01-01T02:30:00.000Z";

function hoursUntil(failure: DocumentFailure, attempts: number): number | null {
  const stored: StoredFailure = {
    location: "/in/a.pdf",
    sha256: "0".repeat(64),
    parser_version: "1",
    fiscal_year_supplied: null,
    region_supplied: null,
    failure,
    message: "",
    attempts,
    first_failed_at: FAILED_AT,
    last_failed_at: FAILED_AT,
  };
  const next = nextTryAt(stored);
  return next === null ? null : (next - Date.parse(FAILED_AT)) / 3_600_000;
}

const file = "a.pdf";
const killed: DocumentFailure = { code: "crash", file, reason: "signal SIGKILL", stack: null, cause: "machine" };

describe("what the machine may have caused is tried again, after ever longer pauses", () => {
  test.each([
    [killed],
    [{ code: "crash", file, reason: "as an older version stored it", stack: null }],
    [{ code: "timeout", file, seconds: 900 }],
    [{ code: "stalled", file, seconds: 60 }],
    [{ code: "oom", file, limit_mb: 1024 }],
  ] as const)("%o", (failure) =>
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((attempts) => hoursUntil(failure, attempts))).toEqual([
      0, 0, 20, 44, 92, 164, 164, 164,
    ]),
  );
});

describe("what is the document's own, or the parser's, is not", () => {
  test.each([
    [{ code: "crash", file, reason: "a bug", stack: "", cause: "parser" }],
    [{ code: "damaged", file, page: null, reason: "no trailer" }],
    [{ code: "encrypted", file }],
    [{ code: "empty", file }],
  ] as const)("%o", (failure) => expect(hoursUntil(failure, 1)).toBeNull());
});
