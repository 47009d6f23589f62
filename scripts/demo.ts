/**
 * The main job on real input, for a first look: imports the bundled fixtures into a fresh database, prints the summary
 * and asks one question in SQL.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const db = join(mkdtempSync(join(tmpdir(), "jixiao-demo-")), "jixiao.db");

const QUESTION = `
SELECT level2 AS "二级指标", count(*) AS "指标数", count(number) AS "有数值", sum(length(flags) > 0) AS "存疑"
FROM v_indicators GROUP BY level2 ORDER BY count(*) DESC LIMIT 8`;

function jixiao(...args: readonly string[]): void {
  console.log(`\n$ jixiao ${args.map(quoted).join(" ")}\n`);
  const { status } = spawnSync(process.execPath, ["--conditions=@jixiao/source", "packages/cli/src/main.ts", ...args], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** An argument as a shell takes it, on one line. */
function quoted(arg: string): string {
  return /[\s"]/.test(arg)
    ? `'${arg
        .trim()
        .replaceAll(/\s+/g, " ")
        .replaceAll("'", String.raw`'\''`)}'`
    : arg;
}

jixiao("import", "fixtures/{*-objective,*-department,*-self-evaluation,evaluation-report}/*.{txt,docx,html}", "--db", db);
jixiao("query", QUESTION, "--db", db);
console.log(`\nThe database is ${db}. Your own files: npx -y pnpm@12 --silent jixiao import FOLDER`);
