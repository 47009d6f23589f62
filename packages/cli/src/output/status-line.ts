/** What stands in the terminal's last line and can make room for a line above it. */
export interface StatusLine {
  readonly clear: () => void;
  readonly draw: () => void;
}

let current: StatusLine | null = null;

/** Declares what stands in the last line from now on; gives what ends that. */
export function holdStatusLine(line: StatusLine): () => void {
  current = line;
  return () => {
    if (current === line) current = null;
  };
}

/** Writes something in its place above the status line, where there is one: a bar that is written into is torn. */
export function aboveStatus(write: () => void): void {
  current?.clear();
  write();
  current?.draw();
}

/** A bar of cli-progress as a status line. */
export function barLine(bar: { readonly render: (force?: boolean) => void }, stream: NodeJS.WriteStream): StatusLine {
  return {
    clear: () => stream.write("\r\u001B[K"),
    draw: () => bar.render(true),
  };
}
