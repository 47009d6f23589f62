import { type Command, Option } from "commander";
import { addGlobalOptions, wholeNumber } from "../options.ts";
import { QUERY_FORMATS as FORMATS } from "../output/formats.ts";
import type { QueryOptions } from "../run/query.ts";

export function addQuery(program: Command): void {
  addGlobalOptions(program.command("query"))
    .summary("ask the database in SQL 查询, read-only")
    .description(
      "Run one SQL query (SQL 查询). It can only read: nothing is written, attached or loaded, and a query that runs too long is ended.\n" +
        "Tables, views and columns: docs/data-dictionary.md, or SELECT * FROM data_dictionary.",
    )
    .argument("[sql]", "one SELECT (or WITH, VALUES, EXPLAIN) statement")
    .option("--file <file.sql>", "take the statement from a file, e.g. one of queries/")
    .addOption(new Option("--format <format>", "how rows are printed (default: table, or json with --json)").choices(FORMATS))
    .option("--timeout <seconds>", "end the query after this time", wholeNumber("--timeout", 1, 86_400), 60)
    .option("--max-rows <rows>", "give at most this many rows", wholeNumber("--max-rows", 1), 100_000)
    .addHelpText(
      "after",
      `
Examples:
  jixiao query "SELECT * FROM 项目"
  jixiao query "SELECT level2, count(*) FROM v_indicators GROUP BY level2" --format csv
  jixiao query "SELECT project_name, annual_total FROM v_forms ORDER BY annual_total DESC LIMIT 10"
  jixiao query --file queries/budgets-by-department.sql`,
    )
    .action(async (argument: string | undefined, options: QueryOptions) =>
      (await import("../run/query.ts")).runQueryCommand(argument, options),
    );
}
