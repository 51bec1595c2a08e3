// The documents as the tests see them: which there are, their headings, links, code blocks and commands.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

export interface Document {
  /** From the root. */
  path: string;
  text: string;
}

/** Every Markdown file at the root and under docs. */
export function documents(): Document[] {
  const below = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).map((p) => join("docs", p));
  return [...readdirSync(ROOT), ...below]
    .filter((path) => path.endsWith(".md") && statSync(join(ROOT, path)).isFile())
    .map(readDocument);
}

export function readDocument(path: string): Document {
  return { path, text: readFileSync(join(ROOT, path), "utf8") };
}

export function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, "");
}

/** Targets of inline links and pictures. */
export function links(text: string): string[] {
  return [...withoutCode(text).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map((match) => match[1]);
}

/** The anchors that GitHub gives to headings. */
export function anchors(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)].map((match) =>
    match[1]
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\-_ ]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Contents of fenced blocks in one language. */
export function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map((match) => match[1]);
}

/** The text below a heading of the second level, up to the next. */
export function section(text: string, heading: string): string | undefined {
  return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
}

/** Cells of the table rows of a text, without head and rule. */
export function tableRows(text: string): string[][] {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  return lines
    .filter((_, i) => !/^\|[ |-]+$/.test(lines[i + 1] ?? "") && !/^\|[ |-]+$/.test(lines[i]))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

/** Command lines of shell blocks and of inline code: words, quotes undone, comments dropped, `&&` split. */
export function commands(text: string): string[][] {
  const inline = [...withoutCode(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1]);
  return [...blocks(text, "sh").flatMap((block) => block.split("\n")), ...inline]
    .flatMap((line) => line.split("&&"))
    .map((line) => [...line.replace(/\s#\s.*$/, "").matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2]))
    .filter((words) => words.length > 0);
}
