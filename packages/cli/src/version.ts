import { PARSER_VERSION } from "@jixiao/parsers/version";
import { SCHEMA_VERSION } from "@jixiao/store/schema-version";

/** As in package.json; a test compares. */
export const PROGRAM_VERSION = "0.1.0";

/** What `--version` says: the program, what its parsers make of a document, and the database's schema. */
export const versionText = `jixiao ${PROGRAM_VERSION} (parser ${PARSER_VERSION}, schema ${SCHEMA_VERSION})`;
