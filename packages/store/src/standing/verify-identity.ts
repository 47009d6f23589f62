import type { CanonicalRecord } from "@jixiao/contract";
import { blockKeysOf, decideCopies, fingerprintOf, formIds } from "../identity/index.ts";
import type { RecordDocument, RecordRows } from "../records/rows.ts";
import type { Statements } from "../statements.ts";
import { countsOf, crowdedBlocks, hasMates, sharingOf } from "./blocks.ts";
import { isReplaced, mayMeetUnless, recordsIn } from "./identity.ts";
import { type Known, ofDocument } from "./stored-identity.ts";
import { allPrints, keptPrint } from "./stored-prints.ts";

interface CheckedDocument extends RecordDocument {
  readonly sha256: string;
}

/** Says what is wrong with what is kept of a document's forms; null where it is what the stored records, given as rows, give. */
export type IdentityCheck = (document: CheckedDocument, rows: readonly RecordRows[]) => string | null;

/** For verification: decides on all records that may be copies at once, then looks at one document after the other. */
export function identityCheck(statement: Statements): IdentityCheck {
  const prints = allPrints(statement);
  const decided = decideCopies(prints, mayMeetUnless(crowdedBlocks(statement)));
  const decisions = new Map(decided.map((one) => [one.form_id, one]));
  return (document, rows) => {
    const { sha256 } = document;
    const counts = countsOf(statement); // of one document: of all they would fill the memory
    sharingOf(statement, sha256, counts);
    const kept = ofDocument(statement, sha256);
    if (!isWhatRecordsGive(statement, recordsIn(document, rows), kept))
      return "what is kept of its forms' identity is not what its records give";
    const isSuperseded = isReplaced(statement, sha256);
    const isWrong = kept.some((one) => {
      const decision = decisions.get(one.form_id);
      const expected = isSuperseded
        ? { status: "superseded", stands_for_it: one.form_id }
        : (decision ?? { status: hasMates(statement, counts.of, one) ? "compared" : "stands", stands_for_it: one.form_id });
      return one.status !== expected.status || one.stands_for_it !== expected.stands_for_it;
    });
    return isWrong ? "which of its forms stand, and which are copies, is not what the records give" : null;
  };
}

function isWhatRecordsGive(statement: Statements, records: readonly CanonicalRecord[], kept: readonly Known[]): boolean {
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
