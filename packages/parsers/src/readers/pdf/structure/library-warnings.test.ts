import { describe, expect, test } from "vitest";
import { LIBRARY_ERROR, listening, type Warning, withoutStrays } from "./library-warnings.ts";

/** What was heard while the library says these, on page 3 where no other is given. */
async function heard(said: readonly unknown[], page: number | null = 3): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  await listening(warnings, page, async () => {
    for (const message of said) console.warn(message);
    return Promise.resolve();
  });
  return warnings;
}

describe("what the library says of damage", () => {
  test.each<[string, string, boolean]>([
    ["Indexing all PDF objects", "cross-reference table", true],
    ["XRef.readXRefTable", "cross-reference table", true],
    ["getAllPageDicts: failed", "page tree", true],
    ["checkLastPage - invalid", "page tree", true],
    ["Search depth limit reached", "page tree", true],
    ["a circular reference in kids", "page tree", true],
    ["Page 3 is not a valid page", "page tree", true],
    ["StructTreePage: broken", "structure tree", true],
    ["Unable to load font", "font", true],
    ["Bad glyph", "font", true],
    ["ToUnicode: invalid", "font", true],
    ["CIDToGIDMap broken", "font", true],
    ["Charstring too long", "font", true],
    ["Unknown command xx", "page contents", false],
    ["Skipping command Tj", "page contents", false],
    ["Command Td: expected 2 args", "page contents", false],
    ["getContentStream: broken", "page contents", false],
    ["ignoring XObject: Im1", "page contents", false],
    ["Bad length for key pair", "stream", false],
    ["Invalid stream: x", "stream", false],
    ['Empty "FlateDecode" stream.', "stream", false],
    ['Filter "Foo" is not supported.', "stream", false],
    ["missing endstream command.", "stream", false],
    ["getNumber - minus sign", "syntax", false],
    ["Unterminated string", "syntax", false],
    ["Malformed dictionary", "syntax", false],
    ["decodeScan - unexpected", "picture", false],
    ["JpegImage.parse - x", "picture", false],
    ["Image dimensions are wrong", "picture", false],
  ])("%s", async (message, part, shared) => {
    expect(await heard([`Warning: ${message}`])).toEqual([{ page: 3, part, reason: message, shared }]);
  });

  test.each([
    "Warning: setFont: the font's FontFamily is missing",
    "Warning: TT: undefined function: 32",
    "Warning: The post table is not there",
    "Warning: Cannot substitute the font",
    "Warning: hinting failed in font",
    "Warning: a colour space of another kind",
  ])("%s is none", async (message) => expect(await heard([message])).toEqual([]));

  test("is heard as said of the page that is read, and of none", async () => {
    const [first] = await heard(["Warning: Bad length"], 7);
    const [second] = await heard(["Info: Bad length"], null);
    expect([first?.page, second?.page]).toEqual([7, null]);
  });

  test("of two readings each hears its own", async () => {
    const [one, other]: [Warning[], Warning[]] = [[], []];
    const say = async (name: string) => {
      await Promise.resolve();
      console.info(`Info: Bad length of ${name}`);
    };
    await Promise.all([listening(one, 1, () => say("a")), listening(other, 2, () => say("b"))]);
    expect([one.map(({ reason }) => reason), other.map(({ reason }) => reason)]).toEqual([
      ["Bad length of a"],
      ["Bad length of b"],
    ]);
  });

  test("two hundred times and no more", async () => {
    const many = Array.from({ length: 201 }, (_, i) => `Warning: Bad length ${i}`);
    expect((await heard(many)).length).toBe(200);
    expect((await heard(many.slice(0, 200))).at(-1)?.reason).toBe("Bad length 199");
  });
});

test("a result is handed on, and so is an error", async () => {
  expect(await listening([], 1, () => Promise.resolve("甲"))).toBe("甲");
  await expect(listening([], 1, () => Promise.reject(new Error("乙")))).rejects.toThrow("乙");
});

describe("promises of the library that nobody awaits", () => {
  class FormatError extends Error {
    override readonly name = "FormatError";
  }
  test("are heard as damage of the page tree while a document is read", async () => {
    const warnings: Warning[] = [];
    const before = process.listenerCount("unhandledRejection");
    const result = await withoutStrays(warnings, () => {
      void Promise.reject(new FormatError("a page tree without pages"));
      expect(process.listenerCount("unhandledRejection")).toBe(before + 1);
      return Promise.resolve("read");
    });
    expect(result).toBe("read");
    expect(warnings).toEqual([{ page: null, part: "page tree", reason: "a page tree without pages", shared: true }]);
    expect(process.listenerCount("unhandledRejection")).toBe(before);
  });

  test("nobody listens any more behind a document that failed", async () => {
    const before = process.listenerCount("unhandledRejection");
    await expect(withoutStrays([], () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(process.listenerCount("unhandledRejection")).toBe(before);
  });

  test.each([
    ["FormatError", true],
    ["InvalidPDFException", true],
    ["MissingDataException", true],
    ["FormatErrors", false],
    ["AFormatError", false],
    ["ExceptionList", false],
    ["TypeError", false],
  ])("%s is one of the library's errors: %s", (name, expected) => expect(LIBRARY_ERROR.test(name)).toBe(expected));

  test("an error of another kind stays what it is", async () => {
    const own = process.listeners("unhandledRejection");
    await withoutStrays([], () => {
      const [listen] = process.listeners("unhandledRejection").filter((one) => !own.includes(one));
      const call = (reason: unknown) => () => listen?.(reason, Promise.resolve());
      expect(call(new TypeError("bug"))).toThrow("bug");
      expect(call("no error")).toThrow("no error");
      expect(call(new FormatError("damage"))).not.toThrow();
      return Promise.resolve();
    });
  });
});
