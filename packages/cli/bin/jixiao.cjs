#!/usr/bin/env -S node --max-semi-space-size=2
"use strict";
// Plain old JavaScript, so that a Node that cannot read the program can still say so.
var NEEDED = 24;
if (Number(process.versions.node.split(".")[0]) < NEEDED) {
  process.stderr.write(
    "jixiao: needs Node " +
      NEEDED +
      " or newer, this is " +
      process.versions.node +
      " (" +
      process.execPath +
      ").\n" +
      "jixiao: 需要 Node " +
      NEEDED +
      " 或更新版本，当前为 " +
      process.versions.node +
      "。\n",
  );
  process.exit(69);
}
void import("../dist/main.js");
