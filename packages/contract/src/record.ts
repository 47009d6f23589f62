import { z } from "zod";
import { FormRecord } from "./form.ts";
import { ReportRecord } from "./report.ts";

/** One line of an export: a form or an evaluation report. */
export const CanonicalRecord = z.discriminatedUnion("kind", [FormRecord, ReportRecord]);
export type CanonicalRecord = z.infer<typeof CanonicalRecord>;
