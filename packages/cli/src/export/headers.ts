import type { FlatColumn } from "@jixiao/store";

/** In which language a table's header is. */
export const HEADERS = ["zh", "en", "both"] as const;
export type Headers = (typeof HEADERS)[number];

/** A column's header: `annual_total`, `年度资金总额` or `年度资金总额 annual_total`. */
export function headerOf({ name, label }: Pick<FlatColumn, "name" | "label">, headers: Headers): string {
  switch (headers) {
    case "en":
      return name;
    case "zh":
      return label;
    case "both":
      return label === name ? name : `${label} ${name}`;
  }
}
