// The documents say what is: links lead somewhere, commands parse, tables and examples agree with the code.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { renderSchemas } from "../scripts/schemas.ts";
import { ERROR_CODES } from "../src/errors.ts";
import { FORMATS } from "../src/ingest/formats.ts";
import { AccountSchema } from "../src/model/account.ts";
import { ContextSchema } from "../src/model/context.ts";
import { CONTENT_STATES } from "../src/model/exchange.ts";
import { VERDICTS } from "../src/model/finding.ts";
import { convertAll } from "./support/collect.ts";
import {
  anchors,
  blocks,
  commands,
  documents,
  links,
  ROOT,
  readDocument,
  section,
  tableRows,
  withoutCode,
} from "./support/markdown.ts";

const all = documents();

describe("links", () => {
  it.each(all)("of $path lead to files and headings that exist", ({ path, text }) => {
    const broken = links(text).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file, anchor] = link.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchors(readDocument(target).text).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe("commands", () => {
  /** Options of each command, true when they take a value: as its own help tells. */
  const options = new Map<string, Map<string, boolean>>();
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  beforeAll(() => {
    const help = (...args: string[]): string =>
      execFileSync(process.execPath, [join(ROOT, "bin/stillwatch.js"), ...args, "--help"], { encoding: "utf8" });
    for (const [, name] of help().matchAll(/^ {2}([a-z]+) \[options\]/gm)) {
      const found = [...help(name).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)( <)?/gm)];
      options.set(name, new Map(found.map(([, option, value]) => [option, value !== undefined])));
    }
  });

  /** What is wrong with a command line; undefined for nothing, or for a program that is not ours. */
  function fault(words: readonly string[]): string | undefined {
    const line = words.join(" ");
    const of = (...start: string[]): string[] | undefined =>
      start.every((word, i) => words[i] === word) ? words.slice(start.length) : undefined;
    const own =
      of("npm", "run", "-s", "stillwatch", "--") ??
      of("npx", "stillwatch") ??
      (words.length > 1 ? of("stillwatch") : undefined);
    if (own !== undefined) {
      const known = options.get(own[0]);
      if (known === undefined) return `${line}: no such command`;
      for (let i = 1; i < own.length; i++) {
        if (!own[i].startsWith("--")) continue;
        const takesValue = known.get(own[i]);
        if (takesValue === undefined) return `${line}: no option ${own[i]}`;
        if (takesValue && (own[i + 1] ?? "--").startsWith("--")) return `${line}: ${own[i]} needs a value`;
      }
      return undefined;
    }
    const script = of("npm", "run") ?? [];
    if (script.length > 0 && !(script[0] in scripts)) return `${line}: no such script`;
    const file = (of("npx", "tsx") ?? of("npx", "vitest", "run") ?? words)[0];
    const isOurs = file !== words[0] || /^(?:scripts|bench|\.ci)\/\w/.test(file);
    return isOurs && !existsSync(join(ROOT, file)) ? `${line}: no file ${file}` : undefined;
  }

  it.each(all)("of $path name commands, options, scripts and files that exist", ({ text }) => {
    expect(commands(text).flatMap((words) => fault(words) ?? [])).toEqual([]);
  });

  it("are looked at closely enough to find a wrong one", () => {
    const wrong = [
      "stillwatch scam --exchanges logs",
      "npx stillwatch scan --exchange logs",
      "npm run -s stillwatch -- scan --exchanges --out x",
      "npm run chek",
      "npx tsx bench/nothing.ts --n 3",
      "scripts/nothing.sh",
    ];
    for (const line of wrong) expect(fault(line.split(" ")), line).toBeDefined();
    const shown = all.flatMap(({ text }) => commands(text)).filter((words) => words.includes("--exchanges"));
    expect(shown.length).toBeGreaterThan(4);
  });
});

it("environment variables in the documents are read by the code", () => {
  const sources = ["src", "test", ".ci"].flatMap((dir) =>
    readdirSync(join(ROOT, dir), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const code = sources.map((path) => readFileSync(path, "utf8")).join("\n");
  const named = new Set(all.flatMap(({ text }) => text.match(/STILLWATCH_[A-Z_]+/g) ?? []));
  expect([...named].filter((name) => !code.includes(`env.${name}`))).toEqual([]);
});

describe("docs/schemas", () => {
  const folder = join(ROOT, "docs/schemas");
  it("holds what npm run schemas writes", () => {
    const written = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
    expect(Object.fromEntries(written)).toEqual(renderSchemas());
  });
});

describe("docs/formats.md", () => {
  const { text } = readDocument("docs/formats.md");
  it.each(FORMATS.filter((name) => name !== "auto"))("has an example of %s that is read as one exchange", (format) => {
    const examples = blocks(section(text, format) ?? "", "json");
    expect(examples.length).toBe(1);
    const read = convertAll([JSON.parse(examples[0])]);
    expect(read.rejects).toEqual([]);
    expect([read.format, read.exchanges.length]).toEqual([format, 1]);
    const [exchange] = read.exchanges;
    expect(exchange.content_state).toEqual({ request: "full", response: "full" });
    expect(exchange.request?.messages[0].content).not.toBe("");
  });

  it("has lines of the accounts and context files that fit their schemas", () => {
    const account = blocks(section(text, "Accounts file") ?? "", "json")[0];
    expect(() => AccountSchema.parse(JSON.parse(account))).not.toThrow();
    const lines = blocks(section(text, "Context file") ?? "", "json")[0]
      .trim()
      .split("\n");
    const kinds = lines.map((line) => ContextSchema.parse(JSON.parse(line)).kind);
    expect(kinds.sort()).toEqual(ContextSchema.options.map((option) => option.shape.kind.value).sort());
  });

  it("names every content state", () => {
    const rows = tableRows(section(text, "Content state") ?? "").map(([state]) => state);
    expect(rows).toEqual(CONTENT_STATES.map((state) => `\`${state}\``));
  });
});

it("docs/operating.md lists every error code with its status", () => {
  const rows = tableRows(section(readDocument("docs/operating.md").text, "Exit statuses") ?? "");
  const listed = rows
    .filter(([code]) => /^`[A-Z_]+`$/.test(code))
    .map(([code, status]) => [code.slice(1, -1), +status]);
  expect(Object.fromEntries(listed)).toEqual(ERROR_CODES);
});

it("docs/report.md explains every verdict", () => {
  const rows = tableRows(section(readDocument("docs/report.md").text, "The verdicts") ?? "");
  expect(rows.map(([verdict]) => verdict)).toEqual(VERDICTS.map((verdict) => `\`${verdict}\``));
});

it("files named in the documents exist", () => {
  const missing = all.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/`((?:src|test|docs|schema|scripts|bin|bench)\/[\w./-]+)`/g)]
      .map((match) => match[1])
      .filter((file) => !existsSync(join(ROOT, file)))
      .map((file) => `${path}: ${file}`),
  );
  expect(missing).toEqual([]);
});
