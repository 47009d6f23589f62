/** `pnpm parser-version`: raises `PARSER_VERSION` where the parsers make other records than at its last rise. */
import { PARSER_VERSION, RECORDS_FINGERPRINT } from "@jixiao/parsers/version";
import { readFileSync, writeFileSync } from "node:fs";
import { recordsFingerprint } from "./fingerprint.ts";

const file = new URL("../../packages/parsers/src/version.ts", import.meta.url);
const fingerprint = await recordsFingerprint();
if (fingerprint === RECORDS_FINGERPRINT) console.log(`Records are as before: the parser version stays ${PARSER_VERSION}.`);
else {
  const version = String(Number(PARSER_VERSION) + 1);
  const source = readFileSync(file, "utf8");
  writeFileSync(
    file,
    source
      .replace(`PARSER_VERSION = "${PARSER_VERSION}"`, `PARSER_VERSION = "${version}"`)
      .replace(`RECORDS_FINGERPRINT = "${RECORDS_FINGERPRINT}"`, `RECORDS_FINGERPRINT = "${fingerprint}"`),
  );
  console.log(`Records differ: the parser version is ${version} now. \`jixiao reparse\` reads what is stored anew.`);
}
