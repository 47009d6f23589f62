import { CFB } from "@e965/xlsx";

/** What of the library's container writer is used here; it has no types of its own. */
interface ContainerWriter {
  readonly utils: {
    cfb_new(): unknown;
    cfb_add(file: unknown, name: string, content: Uint8Array): void;
  };
  write(file: unknown, options: { readonly type: "buffer" }): Uint8Array;
}

/** A compound file with these streams, for tests. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const writer = CFB as ContainerWriter;
  const file = writer.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) writer.utils.cfb_add(file, `/${name}`, content);
  return new Uint8Array(writer.write(file, { type: "buffer" }));
}
