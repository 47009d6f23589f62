import type { ExportFilter } from "@jixiao/store";

type Kind = NonNullable<ExportFilter["kind"]>;

/** `--kind`: which records. */
export const KINDS: Readonly<Record<string, Kind>> = {
  objective: "performance_objective_form",
  "self-evaluation": "performance_self_evaluation",
  report: "performance_evaluation_report",
};

/** Whose rows a format with a single table gives where no kind is asked for. */
export const DEFAULT_KIND: Kind = "performance_objective_form";
