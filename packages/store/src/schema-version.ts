/** The number of the last migration, where nothing else of the store is loaded: a test holds the two together. */
export const SCHEMA_VERSION = 8;
