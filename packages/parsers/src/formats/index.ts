import { evaluationReport } from "./evaluation-report.ts";
import type { Format } from "../forms/format.ts";
import { shanghaiObjective } from "./shanghai-objective.ts";
import { tianjinObjective } from "./tianjin-objective.ts";

/** All formats. A new province's form is one file, its fixtures, and one line here. */
export const formats: readonly Format[] = [shanghaiObjective, tianjinObjective, evaluationReport];
