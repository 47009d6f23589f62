import type { Evidence, Flag, FormRecord, Indicator } from "@jixiao/contract";
import { formOf, indicatorOf } from "../testing/documents.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";

/** Forms for the tests of this folder. */

/** A percentage with its own name and value; `n` makes them. */
export function percentage(n: number, fields: Partial<Indicator> = {}): Indicator {
  const { value } = indicatorOf();
  const number = `${60 + n}.00`;
  return indicatorOf({
    level3: `第${n}项任务完成率`,
    value_raw: `≥${number}(%)`,
    value_text: `≥${number}(%)`,
    value: value === null ? null : { ...value, number, unit: "%", dimension: "ratio" },
    ...fields,
  });
}

/** Six indicators. */
export function exampleForm(fields: Partial<FormRecord> = {}): FormRecord {
  return formOf({ indicators: [1, 2, 3, 4, 5, 6].map((n) => percentage(n)), ...fields });
}

/** The form with another text in one indicator. */
export function withRow(form: FormRecord, index: number, fields: Partial<Indicator>): FormRecord {
  return { ...form, indicators: form.indicators.map((row, i) => (i === index ? { ...row, ...fields } : row)) };
}

export function doubt(
  flag: Flag,
  field: string | null,
): { readonly flags: readonly Flag[]; readonly evidence: readonly Evidence[] } {
  return { flags: [flag], evidence: field === null ? [] : [{ flag, field, note: "read with little confidence" }] };
}

/** Its fingerprint as of a document of its own, whose hash and the form's id are made of `n`. */
export function printOf(form: FormRecord, n: number, document = n): Fingerprint {
  const sha256 = document.toString(16).padStart(64, "0");
  return fingerprintOf({ ...form, provenance: { ...form.provenance, sha256 } }, `${sha256.slice(-16)}-l${n}`);
}
