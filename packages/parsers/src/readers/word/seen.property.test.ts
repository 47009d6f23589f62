import * as fc from "fast-check";
import { expect, test } from "vitest";
import { par, read, run } from "./docx.test-helper.ts";

const words = fc.stringMatching(/^[甲乙丙丁≥≤0-9a-z%]{1,4}$/);
/** A piece of a paragraph's markup, and what is seen of it. */
const piece = fc.oneof(
  words.map((text) => ({ xml: run(text), seen: text })),
  words.map((text) => ({ xml: `<w:ins>${run(text)}</w:ins>`, seen: text })),
  words.map((text) => ({ xml: `<w:hyperlink>${run(text)}</w:hyperlink>`, seen: text })),
  words.map((text) => ({ xml: `<w:sdt><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`, seen: text })),
  words.map((text) => ({ xml: `<w:fldSimple w:instr="=1">${run(text)}</w:fldSimple>`, seen: text })),
  words.map((text) => ({ xml: `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`, seen: text })),
  words.map((text) => ({
    xml: `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=9</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>${text}</w:t><w:fldChar w:fldCharType="end"/></w:r>`,
    seen: text,
  })),
  words.map((text) => ({ xml: run(text, "<w:vanish/>"), seen: "" })),
  words.map((text) => ({ xml: run(text, "<w:strike/>"), seen: "" })),
  words.map((text) => ({ xml: `<w:del>${run(text)}</w:del>`, seen: "" })),
  fc.constantFrom(
    { xml: `<w:proofErr w:type="spellStart"/>`, seen: "" },
    { xml: `<w:bookmarkStart w:id="1" w:name="b"/>`, seen: "" },
    { xml: `<w:r><w:lastRenderedPageBreak/></w:r>`, seen: "" },
    { xml: `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>`, seen: "≥" },
    { xml: `<w:r><w:commentReference w:id="1"/></w:r>`, seen: "" },
  ),
);

test("however a text is cut into runs and markup, what is seen of it is the same; what is not seen is told", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const blocks = await read(par(pieces.map(({ xml }) => xml).join("")));
      const texts = blocks.map((block) => (block.kind === "paragraph" ? block.text : "table"));
      expect(texts.join("")).toBe(pieces.map(({ seen }) => seen).join(""));
      const leavesOut = pieces.some(({ xml }) => /<w:vanish\/>|<w:strike\/>|<w:del>/.test(xml));
      expect(blocks.some((block) => block.kind === "paragraph" && (block.flags ?? []).length > 0)).toBe(leavesOut);
    }),
  );
});
