import { RECORDS_FINGERPRINT } from "@jixiao/parsers/version";
import { expect, test } from "vitest";
import { recordsFingerprint } from "./fingerprint.ts";

test("records are those of this PARSER_VERSION (else: `pnpm parser-version`, and say in CHANGELOG.md what changed)", async () => {
  expect(await recordsFingerprint()).toBe(RECORDS_FINGERPRINT);
});
