/** What stands inside these is part of the text around it. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  "w:ins",
  "w:moveTo",
  "w:smartTag",
  "w:customXml",
  "w:sdt",
  "w:sdtContent",
  "w:hyperlink",
  "w:dir",
  "w:bdo",
  "w:ruby",
  "w:rubyBase",
  "w:r",
  "mc:Choice",
  "mc:Fallback",
]);

/** What stands inside these was taken out by a tracked change. */
export const REMOVED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);

/** Elements that show nothing: properties, marks of ranges, proofing, what is for the screen only. */
export const SHOWS_NOTHING: ReadonlySet<string> = new Set([
  "w:pPr",
  "w:rPr",
  "w:tblPr",
  "w:tblPrEx",
  "w:tblGrid",
  "w:trPr",
  "w:tcPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:smartTagPr",
  "w:customXmlPr",
  "w:sectPr",
  "w:rubyPr",
  "w:rt", // the small reading above a word
  "w:proofErr",
  "w:bookmarkStart",
  "w:bookmarkEnd",
  "w:commentRangeStart",
  "w:commentRangeEnd",
  "w:annotationRef",
  "w:footnoteRef",
  "w:endnoteRef",
  "w:separator",
  "w:continuationSeparator",
  "w:permStart",
  "w:permEnd",
  "w:insRangeStart",
  "w:moveFromRangeStart",
  "w:moveFromRangeEnd",
  "w:moveToRangeStart",
  "w:moveToRangeEnd",
  "w:customXmlInsRangeStart",
  "w:customXmlInsRangeEnd",
  "w:customXmlDelRangeStart",
  "w:customXmlDelRangeEnd",
  "w:customXmlMoveFromRangeStart",
  "w:customXmlMoveFromRangeEnd",
  "w:customXmlMoveToRangeStart",
  "w:customXmlMoveToRangeEnd",
  "w:lastRenderedPageBreak",
  "w:softHyphen", // seen at a line's end only, where it is no part of the word
  "w:pgNum",
  "w:ffData",
  "w:fldData",
  "m:oMathParaPr",
]);

/** Signs that are elements. */
export const SIGNS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
};

/** What is drawn: text boxes are read, anything else in them is not. */
export const DRAWN: ReadonlySet<string> = new Set(["w:drawing", "w:pict", "w:object", "w:contentPart", "w:control"]);

/** Documents that Word would insert here; they are not opened. */
export const INSERTED_DOCUMENTS: ReadonlySet<string> = new Set(["w:altChunk", "w:subDoc"]);

/** Namespaces whose alternative content is understood here (mc:Choice, ECMA-376 part 3). */
export const UNDERSTOOD: ReadonlySet<string> = new Set(["wps", "wpg", "wpc", "w14", "w15", "w16", "w16se"]);

/** Fields that show nothing where they stand: marks of an index, of a table of contents, of variables. */
export const SILENT_FIELDS: ReadonlySet<string> = new Set([
  "XE",
  "TC",
  "TA",
  "RD",
  "SET",
  "ASK",
  "NEXT",
  "NEXTIF",
  "SKIPIF",
  "PRIVATE",
  "BOOKMARK",
  "MACRO",
  "PRINT",
  "HYPERLINK",
  "TOC",
  "INDEX",
  "PAGE",
  "NUMPAGES",
  "PAGEREF",
  "FORMTEXT",
]);
