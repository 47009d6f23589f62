import { en, type Texts } from "./en.ts";
import { zh } from "./zh.ts";

export type { Texts } from "./en.ts";

/** Languages that the program speaks with its operators. Records, columns and logs are the same in both. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

const all: Readonly<Record<Language, Texts>> = { en, zh };
let chosen: Language = "en";

/** What the program says, in the language chosen. */
export function texts(): Texts {
  return all[chosen];
}

export function language(): Language {
  return chosen;
}

/** `--lang` anywhere in the arguments, else the locale. Chosen before the commands are built: they carry their texts. */
export function setLanguage(argv: readonly string[], environment: NodeJS.ProcessEnv): void {
  chosen = languageOf(argv, environment);
}

/** A language that the program does not speak is refused by the option itself; until then it is English. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const given = argv.flatMap((argument, i) =>
    argument === "--lang" ? [argv[i + 1] ?? ""] : argument.startsWith("--lang=") ? [argument.slice("--lang=".length)] : [],
  );
  const named = given.at(-1) ?? localeOf(environment);
  return languages.find((language) => language === named.slice(0, 2).toLowerCase()) ?? "en";
}

/** The variables in the order of POSIX; one that is empty counts as absent. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "") ?? "";
}
