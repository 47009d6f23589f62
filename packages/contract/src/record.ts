import { z } from "zod";
import { FormRecord, SelfEvaluationRecord } from "./form.ts";
import { ReportRecord } from "./report.ts";

/** One line of an export: a form, a self-evaluation or an evaluation report. */
export const CanonicalRecord = z.discriminatedUnion("kind", [FormRecord, SelfEvaluationRecord, ReportRecord]);
export type CanonicalRecord = z.infer<typeof CanonicalRecord>;
