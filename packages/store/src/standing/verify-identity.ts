import { blockKeysOf, decideCopies, fingerprintOf, formIds } from "../identity/index.ts";
import { allRows, text } from "../row.ts";
import type { Statements } from "../statements.ts";
import { countsOf, crowdedBlocks, hasMates } from "./blocks.ts";
import { isReplaced, mayMeetUnless, readableRecords } from "./identity.ts";
import { type Known, ofDocument } from "./stored-identity.ts";
import { allPrints, keptPrint } from "./stored-prints.ts";

/** Records whose kept identity or standing is not what the stored records give. For verification: reads everything. */
export function alteredIdentities(statement: Statements): { readonly sha256: string; readonly detail: string }[] {
  const documents = allRows(statement("SELECT sha256, name, parser_version FROM documents ORDER BY sha256").all());
  const prints = allPrints(statement);
  const decided = decideCopies(prints, mayMeetUnless(crowdedBlocks(statement)));
  const decisions = new Map(decided.map((one) => [one.form_id, one]));
  return documents.flatMap((row) => {
    const counts = countsOf(statement); // of one document: of all they would fill the memory
    const document = { sha256: text(row, "sha256"), name: text(row, "name"), parser_version: text(row, "parser_version") };
    const { sha256 } = document;
    const kept = ofDocument(statement, sha256);
    if (!isWhatRecordsGive(statement, document, kept))
      return [{ sha256, detail: "what is kept of its forms' identity is not what its records give" }];
    const isSuperseded = isReplaced(statement, sha256);
    const isWrong = kept.some((one) => {
      const decision = decisions.get(one.form_id);
      const expected = isSuperseded
        ? { status: "superseded", stands_for_it: one.form_id }
        : (decision ?? { status: hasMates(statement, counts, one) ? "compared" : "stands", stands_for_it: one.form_id });
      return one.status !== expected.status || one.stands_for_it !== expected.stands_for_it;
    });
    return isWrong ? [{ sha256, detail: "which of its forms stand, and which are copies, is not what the records give" }] : [];
  });
}

function isWhatRecordsGive(
  statement: Statements,
  document: Parameters<typeof readableRecords>[1],
  kept: readonly Known[],
): boolean {
  const records = readableRecords(statement, document);
  const ids = formIds(records);
  if (records.length !== kept.length) return false;
  return records.every((record, index) => {
    const [one, id = ""] = [kept[index], ids[index]];
    if (one === undefined) return false;
    const { name_unit, name_money, unit_money, block_year, is_named } = one;
    const found = { name_unit, name_money, unit_money, block_year, is_named };
    if (one.form_id !== id || JSON.stringify(found) !== JSON.stringify(blockKeysOf(record))) return false;
    const print = keptPrint(statement, one.record_id);
    if (print === null) return true;
    const expected = Object.entries(fingerprintOf(record, id));
    const keptCells = new Map<string, unknown>(Object.entries(print));
    return expected.every(([field, value]) => JSON.stringify(keptCells.get(field)) === JSON.stringify(value));
  });
}
