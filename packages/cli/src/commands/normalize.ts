import type { Command } from "commander";
import { addGlobalOptions } from "../options.ts";
import type { NormalizeOptions } from "../run/normalize.ts";

export function addNormalize(program: Command): void {
  addGlobalOptions(program.command("normalize"))
    .summary("normalize value cells 指标值 from arguments or standard input")
    .description(
      "Normalize value cells (指标值). Values come from the arguments, or one a line from standard input; a line that is a JSON object\n" +
        'with "text" may carry context: fiscal_year, currency_unit, unit, name. One JSON line out per line in, in order.',
    )
    .argument("[values...]", "value cells; none: read standard input")
    .option("--units <file>", "units and names of your own (单位、名称), YAML or JSON; see docs/units.md")
    .addHelpText(
      "after",
      `\nExamples:\n  jixiao normalize '≤753万元' '100百分比'\n  cut -f5 targets.tsv | jixiao normalize\n  echo '{"text": "12月31日前", "fiscal_year": 2025}' | jixiao normalize\n  jixiao normalize --units examples/units.yaml '≥30积分券'`,
    )
    .action(async (values: readonly string[], options: NormalizeOptions) =>
      (await import("../run/normalize.ts")).runNormalize(values, options),
    );
}
