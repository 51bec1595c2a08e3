// The import table of ARCHITECTURE.md, file length, and no clock or randomness below the pipeline.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument, tableRows } from "./support/markdown.ts";

const SRC = resolve(import.meta.dirname, "../src");

/** Folder or top file -> what it may import of ours. Stages never import each other. */
const MAY_IMPORT: Record<string, string[]> = {
  model: ["errors"],
  math: [],
  errors: [],
  log: [],
  sketch: ["model", "math"],
  frame: ["model", "math"],
  ingest: ["model", "math", "errors", "log"],
  store: ["model", "math", "errors", "log"],
  linkage: ["model", "math", "frame"],
  judgement: ["model", "math", "frame"],
  report: ["model", "math", "errors"],
  sim: ["model", "math"],
  intake: ["model", "math", "errors", "log", "ingest", "sketch", "store"],
  pipeline: [
    "model",
    "math",
    "errors",
    "log",
    "ingest",
    "sketch",
    "store",
    "frame",
    "intake",
    "linkage",
    "judgement",
    "report",
  ],
  bench: ["model", "math", "errors", "log", "sketch", "frame", "sim", "pipeline", "linkage", "judgement"],
  cli: ["model", "math", "errors", "log", "ingest", "sketch", "store", "intake", "report", "sim", "pipeline", "bench"],
  index: ["model", "errors", "sketch", "pipeline"],
};
/** Folders whose results must depend on their arguments only. */
const PURE = ["model", "math", "sketch", "frame", "linkage", "judgement", "sim"];

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : /\.ts$/.test(name) ? [path] : [];
  });
}
const unit = (path: string): string => (relative(SRC, path).split("/")[0] ?? "").replace(/\.ts$/, "");
const sources = files(SRC);

describe("architecture", () => {
  it("keeps the import table", () => {
    const wrong: string[] = [];
    for (const path of sources.filter((p) => !p.endsWith(".test.ts"))) {
      const from = unit(path);
      for (const match of readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
        const to = unit(resolve(dirname(path), match[1] as string));
        if (to !== from && !(MAY_IMPORT[from] ?? []).includes(to)) wrong.push(`${relative(SRC, path)} imports ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("tells ARCHITECTURE.md the same import table", () => {
    const named = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1]);
    const rows = tableRows(readDocument("ARCHITECTURE.md").text).map(([unit, , may]) => [named(unit)[0], named(may)]);
    expect(Object.fromEntries(rows)).toEqual(MAY_IMPORT);
  });

  it("has a line in the import table for every unit", () => {
    expect([...new Set(sources.filter((p) => !p.endsWith(".test.ts")).map(unit))].sort()).toEqual(
      Object.keys(MAY_IMPORT).sort(),
    );
  });

  it("keeps files short", () => {
    const long = sources.map((p) => `${readFileSync(p, "utf8").split("\n").length - 1} ${relative(SRC, p)}`);
    expect(long.filter((line) => Number.parseInt(line, 10) > 400)).toEqual([]);
  });

  it("has no clock, randomness or environment where results must depend on arguments only", () => {
    const impure = sources.filter(
      (p) =>
        PURE.includes(unit(p)) &&
        !p.endsWith(".test.ts") &&
        /Math\.random\(|Date\.now\(|new Date\(\)|performance\.now\(|process\.env/.test(readFileSync(p, "utf8")),
    );
    expect(impure.map((p) => relative(SRC, p))).toEqual([]);
  });

  it("names things by what they are", () => {
    const vague = /^(?:utils?|helpers?|common|misc|manager|service)(?:\.|$)/;
    expect(
      sources.filter((p) =>
        relative(SRC, p)
          .split("/")
          .some((part) => vague.test(part)),
      ),
    ).toEqual([]);
  });

  it("keeps the engine inside store", () => {
    const leaks = sources.filter(
      (p) => unit(p) !== "store" && /from "(@clickhouse\/client|chdb)/.test(readFileSync(p, "utf8")),
    );
    expect(leaks.map((p) => relative(SRC, p))).toEqual([]);
  });
});
