import { z } from "zod";
import { FormRecord, SelfEvaluationRecord } from "./form.ts";
import { ReportRecord } from "./report.ts";

/** Every kind of record, in the order in which their tables are made. What is made from the fields' meanings begins here. */
export const recordSchemas: readonly z.ZodType[] = [FormRecord, SelfEvaluationRecord, ReportRecord];

/** One line of an export: a form, a self-evaluation or an evaluation report. */
export const CanonicalRecord = z.discriminatedUnion("kind", [FormRecord, SelfEvaluationRecord, ReportRecord]);
export type CanonicalRecord = z.infer<typeof CanonicalRecord>;
