import type { Command } from "commander";
import { afterEach, describe, expect, test } from "vitest";
import { createProgram } from "../program.ts";
import { commonOptionsZh, helpZh } from "./help-zh.ts";
import { languageOf, setLanguage } from "./index.ts";

afterEach(() => setLanguage(["--lang", "en"], {}));

const commands = createProgram().commands;

describe("every command's help is there in Chinese, and nothing else", () => {
  test("commands", () => expect(Object.keys(helpZh).sort()).toEqual(commands.map((command) => command.name()).sort()));

  test.each(commands.map((command): [string, Command] => [command.name(), command]))("%s", (name, command) => {
    const texts = helpZh[name];
    expect(Object.keys(texts?.arguments ?? {})).toEqual(command.registeredArguments.map((argument) => argument.name()));
    const own = command.options.map(({ long }) => long ?? "").filter((long) => !(long in commonOptionsZh));
    expect(Object.keys(texts?.options ?? {}).sort()).toEqual(own.sort());
  });
});

test("in Chinese no English title, description or default is left", () => {
  setLanguage(["--lang", "zh"], {});
  const program = createProgram();
  for (const command of [program, ...program.commands]) {
    const help = command.helpInformation();
    expect(help, command.name()).not.toMatch(
      /Usage:|Options:|Arguments:|Commands:|default:|choices:|display help|output the version/,
    );
    expect(help, command.name()).toContain("用法：");
  }
});

describe("the language", () => {
  test.each([
    [[], {}, "en"],
    [[], { LANG: "zh_CN.UTF-8" }, "zh"],
    [[], { LANG: "en_US.UTF-8", LC_ALL: "zh_CN.GB18030" }, "zh"],
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "en"],
    [[], { LANG: "zh_CN.UTF-8", LC_ALL: "" }, "zh"],
    [[], { LANG: "zh_CN.UTF-8", LC_MESSAGES: "en_US" }, "en"],
    [["import", "x", "--lang", "zh"], { LANG: "en_US" }, "zh"],
    [["--lang=zh", "import"], {}, "zh"],
    [["--lang", "en"], { LANG: "zh_CN" }, "en"],
    [["--lang"], {}, "en"],
    [["--lang", "fr"], {}, "en"],
  ] as const)("%j with %j is %s", (argv, environment, language) => expect(languageOf(argv, environment)).toBe(language));
});
