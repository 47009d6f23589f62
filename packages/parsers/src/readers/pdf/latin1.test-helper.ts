import { Buffer } from "node:buffer";

export const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

export const tree = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"];

export const stream = (data: string, more = ""): string => `<< ${more} /Length ${data.length} >>\nstream\n${data}\nendstream`;
