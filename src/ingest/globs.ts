// File patterns to files. Own code because Node 20 has no fs.glob; only what operators type: * ? [abc] {a,b} and **.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const MAGIC = /[*?[\]{}]/;

/** True if the text holds a wildcard. */
export function isPattern(text: string): boolean {
  return MAGIC.test(text);
}

/** The regular expression of a pattern. `**` as a whole segment is any number of folders; `*` and `?` stop at `/`. */
export function patternToRegExp(pattern: string): RegExp {
  let source = "";
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "*" && pattern[i + 1] === "*") {
      const wholeSegment = (i === 0 || pattern[i - 1] === "/") && pattern[i + 2] === "/";
      source += wholeSegment ? "(?:[^/]+/)*" : ".*";
      i += wholeSegment ? 2 : 1;
    } else if (c === "*") source += "[^/]*";
    else if (c === "?") source += "[^/]";
    else if (c === "{" && pattern.indexOf("}", i) > i) {
      source += "(?:";
      depth++;
    } else if (c === "}" && depth > 0) {
      source += ")";
      depth--;
    } else if (c === "," && depth > 0) source += "|";
    else if (c === "[" && pattern.indexOf("]", i) > i + 1) {
      const end = pattern.indexOf("]", i + 2);
      source += `[${pattern
        .slice(i + 1, end)
        .replace(/^!/, "^")
        .replaceAll("\\", "\\\\")}]`;
      i = end;
    } else source += c.replace(/[\\^$.|+()[\]{}]/, "\\$&");
  }
  return new RegExp(`^${source}$`);
}

/** Files below a folder, depth first, names sorted; hidden entries left out. Symbolic links are followed, loops are not. */
export async function walk(folder: string, seen: Set<string> = new Set()): Promise<string[]> {
  const info = await stat(folder);
  const identity = `${info.dev}:${info.ino}`;
  if (seen.has(identity)) return [];
  seen.add(identity);
  const found: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
    if (kind?.isDirectory()) found.push(...(await walk(path, seen)));
    else if (kind?.isFile()) found.push(path);
  }
  return found;
}

/** Files that match a pattern. The part before the first wildcard is the folder to walk. */
export async function expandPattern(pattern: string): Promise<string[]> {
  const clean = pattern.replace(/^(?:\.\/)+/, "").replace(/\/{2,}/g, "/");
  const fixed = clean.slice(0, clean.search(MAGIC));
  const root = fixed.includes("/") ? fixed.slice(0, fixed.lastIndexOf("/")) || "/" : ".";
  const matches = patternToRegExp(clean);
  const files = await walk(root).catch(() => []);
  return files.filter((path) => matches.test(path));
}
