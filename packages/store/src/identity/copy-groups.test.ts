import type { FormRecord } from "@jixiao/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as anyRecord from "../testing/records.ts";
import { affectedBy, decideCopies } from "./copy-groups.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";
import { type Identity, identityOf, relationOf } from "./relation.ts";
import { doubt, exampleForm, percentage, printOf, withRow } from "./testing.ts";

const form = exampleForm();
const unreadable = { value: null, value_text: null, ...doubt("value_missing", null) };
const other = withRow(form, 2, { ...percentage(9), seq: 3, level3: "第3项任务完成率" });

function outcome(prints: readonly Fingerprint[]): Readonly<Record<string, string>> {
  const decisions = decideCopies(prints).map(({ form_id, status, stands_for_it }) => [form_id, `${status} ${stands_for_it}`]);
  return Object.fromEntries(decisions) as Record<string, string>;
}

describe("which one stands", () => {
  test("the one with the fewest doubts, then flags, then gaps", () => {
    const prints = [
      printOf(withRow(form, 2, unreadable), 1),
      printOf({ ...form, flags: ["ocr"] }, 2),
      printOf({ ...form, annual_goal: null }, 3),
      printOf(form, 4),
    ];
    expect(decideCopies(prints).map(({ form_id }) => form_id.at(-1))).toEqual(["4", "3", "2", "1"]);
    expect(new Set(decideCopies(prints).map(({ stands_for_it }) => stands_for_it))).toEqual(new Set([prints[3]?.form_id]));
  });

  test("of equals the smaller id", () =>
    expect(outcome([printOf(form, 2), printOf(form, 1)])).toEqual(outcome([printOf(form, 1), printOf(form, 2)])));
});

describe("a record that may be a copy of two", () => {
  const [one, two, scan] = [printOf(form, 1), printOf(other, 2), printOf(withRow(form, 2, unreadable), 3)];

  test("is a copy of neither, and names both", () => {
    const decision = decideCopies([one, two, scan]).find(({ form_id }) => form_id === scan.form_id);
    expect(decision).toEqual({
      form_id: scan.form_id,
      status: "ambiguous",
      stands_for_it: scan.form_id,
      differs: [],
      may_be: [one.form_id, two.form_id],
    });
  });

  test("is a copy again once one of the two is gone", () => {
    expect(outcome([two, scan])[scan.form_id]).toBe(`copy ${two.form_id}`);
  });

  test("a certain record is never drawn into it", () => {
    for (const print of [one, two]) expect(outcome([one, two, scan])[print.form_id]).toBe(`stands ${print.form_id}`);
  });

  test("one that agrees with a record in doubt but not with its copy is ambiguous", () => {
    const lessSure = (of: FormRecord): FormRecord => withRow(of, 5, unreadable);
    // The clearest has row 3 in doubt; the two others have other rows in doubt, and contradict each other in row 3.
    const prints = [
      scan,
      printOf(withRow(lessSure(form), 4, unreadable), 4),
      printOf(withRow(lessSure(other), 4, unreadable), 5),
    ];
    const statuses = decideCopies(prints).map(({ status }) => status);
    expect(statuses).toEqual(["stands", "copy", "ambiguous"]);
  });
});

/** The first, five times as often as each of the others. */
function rarely<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, ...others.map((other) => fc.constant(other)));
}

/** A small world of forms that differ in few cells, each readable or not, so that all relations come up. */
const reading = fc
  .record({
    year: rarely<number | null>(2024, 2025, null),
    name: rarely("甲项目", "乙项目"),
    nameInDoubt: rarely(false, true),
    money: rarely<string | null>("100.00", "100", "200", null),
    moneyInDoubt: rarely(false, true),
    damaged: rarely(false, true),
    row: fc.constantFrom(2, 7),
    rowLost: rarely(false, true),
    lost: rarely<readonly number[]>([], [1], [4, 5], [2, 3, 4, 5]),
  })
  .map((drawn): FormRecord => {
    const fields = [...(drawn.nameInDoubt ? ["project_name"] : []), ...(drawn.moneyInDoubt ? ["budget.annual_total"] : [])];
    const read: FormRecord = {
      ...exampleForm({ indicators: [1, drawn.row, 3, 4, 5, 6].map((n) => percentage(n)) }),
      fiscal_year: drawn.year,
      project_name: drawn.nameInDoubt ? "甲顶目" : drawn.name,
      flags: [...(fields.length > 0 ? (["ocr_uncertain"] as const) : []), ...(drawn.damaged ? (["table_damaged"] as const) : [])],
      evidence: fields.map((field) => ({ flag: "ocr_uncertain" as const, field, note: "-" })),
    };
    const sums = { ...read.budget, annual_total: drawn.moneyInDoubt ? null : drawn.money, annual_fiscal: null };
    const lost = drawn.rowLost ? [1, ...drawn.lost] : drawn.lost;
    return lost.reduce<FormRecord>((result, index) => withRow(result, index, unreadable), { ...read, budget: sums });
  });
const world = fc.array(fc.tuple(reading, fc.nat(5)), { minLength: 1, maxLength: 14 }).map((drawn) =>
  // A document number drawn twice puts two forms into one document.
  drawn.map(([record, document], index) => printOf(record, index + 1, document === 0 ? 99 : index + 1)),
);

function pairsOf(prints: readonly Fingerprint[]): readonly (readonly [Identity, Identity])[] {
  const all = prints.map(identityOf);
  return all.flatMap((left, index) => all.slice(index + 1).map((right) => [left, right] as const));
}

describe("properties", () => {
  test("the order of import does not matter", () => {
    const shuffled = world.chain((prints) =>
      fc.tuple(fc.constant(prints), fc.shuffledSubarray([...prints], { minLength: prints.length, maxLength: prints.length })),
    );
    fc.assert(
      fc.property(shuffled, ([prints, again]) => {
        expect(outcome(again)).toEqual(outcome(prints));
      }),
    );
  });

  test("deciding on what a change affects is deciding on everything, document by document", () => {
    fc.assert(
      fc.property(world, (prints) => {
        const decided: Record<string, string> = {};
        prints.forEach((print, index) => {
          const stored = prints.slice(0, index + 1);
          const lookUp = ({ block_keys }: Fingerprint) =>
            stored.filter((one) => one.block_keys.some((key) => block_keys.includes(key)));
          Object.assign(decided, outcome(affectedBy([print], lookUp)));
        });
        expect(decided).toEqual(outcome(prints));
      }),
      { numRuns: 60 },
    );
  });

  test("a record that goes changes none but those that it affects", () => {
    fc.assert(
      fc.property(world, ([gone, ...rest]) => {
        if (gone === undefined) return;
        const lookUp = ({ block_keys }: Fingerprint) =>
          [gone, ...rest].filter((one) => one.block_keys.some((key) => block_keys.includes(key)));
        const affected = affectedBy([gone], lookUp).filter(({ form_id }) => form_id !== gone.form_id);
        const { [gone.form_id]: _gone, ...before } = outcome([gone, ...rest]);
        expect({ ...before, ...outcome(affected) }).toEqual(outcome(rest));
      }),
      { numRuns: 60 },
    );
  });

  test("what can be a copy shares a block key", () => {
    const unfindable = (prints: readonly Fingerprint[]) =>
      pairsOf(prints)
        .filter(([one, two]) => relationOf(one, two).relation === "copy")
        .filter(([one, two]) => !one.block_keys.some((key) => two.block_keys.includes(key)));
    fc.assert(
      fc.property(world, (prints) => {
        expect(unfindable(prints)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("a copy contradicts neither the record that stands for it nor another copy of it", () => {
    const contradictions = (prints: readonly Fingerprint[]) => {
      const groups = Map.groupBy(decideCopies(prints), ({ stands_for_it }) => stands_for_it);
      const ids = [...groups.values()].map((members) => new Set(members.map(({ form_id }) => form_id)));
      const grouped = ids.flatMap((members) => pairsOf(prints.filter(({ form_id }) => members.has(form_id))));
      return grouped.filter(([one, two]) => relationOf(one, two).relation === "other");
    };
    fc.assert(
      fc.property(world, (prints) => {
        expect(contradictions(prints)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("the world has copies, ambiguous records and standing ones", () => {
    const drawn = fc
      .sample(world, { numRuns: 100, seed: 7 })
      .flatMap((prints) => decideCopies(prints).map(({ status }) => status));
    for (const status of ["stands", "copy", "ambiguous"] as const)
      expect(drawn.filter((one) => one === status).length).toBeGreaterThan(5);
  });

  test("a form with nothing in doubt that certainly differs in a defining cell is never hidden", () => {
    const certain = reading.filter(
      ({ flags, indicators }) => flags.length === 0 && indicators.every((row) => row.flags.length === 0),
    );
    fc.assert(
      fc.property(fc.array(certain, { minLength: 1, maxLength: 8 }), (forms) => {
        const said = (record: FormRecord): string =>
          JSON.stringify([
            record.fiscal_year,
            record.project_name,
            record.budget.annual_total?.replace(".00", ""),
            record.indicators.map(({ value_text }) => value_text),
          ]);
        const standing = decideCopies(forms.map((record, index) => printOf(record, index + 1))).filter(
          ({ status }) => status !== "copy",
        );
        expect(standing.length).toBe(new Set(forms.map(said)).size);
      }),
      { numRuns: 60 },
    );
  });

  test("records of any content give a fingerprint, and are alike with themselves or not known", () => {
    fc.assert(
      fc.property(fc.oneof(anyRecord.form, anyRecord.report), (record) => {
        const print = fingerprintOf(record, "a-l1");
        expect(JSON.parse(JSON.stringify(print))).toEqual(print);
        expect(relationOf(identityOf(print), identityOf({ ...print, sha256: "f".repeat(64) })).relation).not.toBe("other");
      }),
    );
  });
});
