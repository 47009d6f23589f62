/** Licences of what comes with an installation: the program's dependencies and theirs, as they are installed here. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; null where its package says none. */
  readonly licence: string | null;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Every package that the packages of a workspace need, by name and version. Binaries for one platform (optional dependencies of their
 * package, under its licence) are left out, so that the list is the same everywhere.
 */
export function licencesOf(folders: readonly string[]): readonly Licence[] {
  const found = new Map<string, Licence>();
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    const real = realpathSync(folder);
    if (seen.has(real)) return;
    seen.add(real);
    const manifest = JSON.parse(readFileSync(join(real, "package.json"), "utf8")) as Manifest;
    const { name, version, license, dependencies = {} } = manifest;
    if (name !== "jixiao" && !name.startsWith("@jixiao/"))
      found.set(`${name}@${version}`, { name, version, licence: typeof license === "string" ? license : null });
    for (const dependency of Object.keys(dependencies)) visit(installed(real, dependency));
  };
  folders.forEach(visit);
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, licence]) => licence);
}

/** Where Node finds a dependency of a package. */
function installed(folder: string, name: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(candidate)) return candidate;
    if (dirname(at) === at) throw new Error(`${name}, which ${folder} needs, is not installed`);
  }
}

/** docs/licences.md. */
export function licencesMarkdown(licences: readonly Licence[]): string {
  const counts = [...Map.groupBy(licences, ({ licence }) => licence ?? "none stated")].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `# Licences of what is installed 依赖许可证

Written by \`pnpm docs:licences\`: jixiao's dependencies and theirs. jixiao itself is Apache-2.0. Binaries for one platform (of @napi-rs/canvas and
better-sqlite3) come under their package's licence. The program's tarball carries all of them as they are published. No install script is needed; every package stands in \`pnpm-lock.yaml\` with its hash.

${counts.map(([licence, all]) => `${licence} ${all.length}`).join(" · ")}

| package | version | licence |
| --- | --- | --- |
${licences.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence ?? "none stated"} |`).join("\n")}
`;
}
