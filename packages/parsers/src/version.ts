/** Version of what the parsers make of a document. It rises with every change that can alter a record. */
export const PARSER_VERSION = "1";
