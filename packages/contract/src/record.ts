import { z } from "zod";
import { unexplainedFlags } from "./explained.ts";
import { FormRecord, SelfEvaluationRecord } from "./form.ts";
import { ReportRecord } from "./report.ts";

/** Every kind of record, in the order in which their tables are made. What is made from the fields' meanings begins here. */
export const recordSchemas: readonly z.ZodType[] = [FormRecord, SelfEvaluationRecord, ReportRecord];

/** One line of an export: a form, a self-evaluation or an evaluation report. A flag without evidence makes a record invalid. */
export const CanonicalRecord = z
  .discriminatedUnion("kind", [FormRecord, SelfEvaluationRecord, ReportRecord])
  .superRefine((read, context) => {
    for (const { path, flag } of unexplainedFlags(read))
      context.addIssue({ code: "custom", path: [...path], message: `the flag ${flag} has no evidence` });
  });
export type CanonicalRecord = z.infer<typeof CanonicalRecord>;
