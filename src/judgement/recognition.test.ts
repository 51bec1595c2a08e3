// Who is taken for a known campaign's account after a few exchanges, and who is not.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { rowsBefore } from "../frame/frame.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { bystanders, DAY_MS, exchangesOf, harvest, MINUTE_MS, object, sketchOf, T0 } from "./cases.fixture.ts";
import { marksOf, recognise } from "./recognition.ts";

/** As `harvest` has them. */
const SETTINGS = { temperature: 1, max_tokens: 8_192, reasoning_budget: -1 };
const LATER = T0 + 20 * DAY_MS;
const work = (name: string): Pick<ExchangeRow, "sketch"> => ({
  sketch: sketchOf({
    objects: [object("clause", "template"), object("head", "opening"), object("text", `item ${name}`)],
  }),
});
const own = (name: string): Pick<ExchangeRow, "sketch"> => ({
  sketch: sketchOf({ objects: [object("text", name), object("clause", name)] }),
});
const pool = harvest((i) => work(`${i}`));

/** Later exchanges of one account, `count` of them, of which `test` says whether they are the campaign's work. */
function later(account: string, count: number, isWork: (i: number) => boolean): ExchangeRow[] {
  return exchangesOf(account, count, (i) => ({
    id: `${account} ${i}`,
    timeMs: LATER + i * MINUTE_MS,
    ...SETTINGS,
    ...(isWork(i) ? work(`${account} ${i}`) : own(`${account} ${i}`)),
  }));
}

/** Accounts recognised at the end, by marks that were fixed before `LATER`. */
const recognised = (...more: ExchangeRow[][]): string[] => recognisedBeside(pool, ...more);

function recognisedBeside(pool: ExchangeRow[], ...more: ExchangeRow[][]): string[] {
  const frame = frameOf([...pool, ...bystanders().crowd, ...more.flat()].sort((a, b) => a.timeMs - b.timeMs));
  const known = rowsBefore(frame, LATER);
  const rows = Uint32Array.from({ length: known }, (_, row) => row).filter((row) =>
    frame.accounts[frame.account[row]].startsWith("p"),
  );
  const members = new Set(Array.from(rows, (row) => frame.account[row]));
  const marks = marksOf(frame, known, { members, rows });
  if (marks === undefined) return ["no marks"];
  return recognise(frame, frame.n, [marks], (account) => !members.has(account)).map((r) => frame.accounts[r.account]);
}

describe("recognise", () => {
  it("knows a new account of a known campaign by three exchanges, and by eight of ten", () => {
    expect(recognised(later("new", 3, () => true))).toEqual(["new"]);
    expect(recognised(later("new", 10, (i) => i % 5 !== 0))).toEqual(["new"]);
  });

  it("waits for three exchanges", () => {
    expect(recognised(later("new", 2, () => true))).toEqual([]);
  });

  it("leaves accounts that did other work before, and still do, to the judge: stolen keys", () => {
    expect(recognised(later("owner", 50, (i) => i >= 10 && i % 2 === 0))).toEqual([]);
    expect(recognised(later("owner", 50, (i) => i >= 5 && i % 4 !== 0))).toEqual([]);
  });

  it("asks half as much of an account that began with the campaign's work, and knows none by less", () => {
    expect(recognised(later("padded", 40, (i) => i % 2 === 0))).toEqual(["padded"]);
    expect(recognised(later("passer-by", 40, (i) => i % 4 === 0))).toEqual([]);
  });

  it("takes nobody for an account of the campaign because of its phrases alone", () => {
    const phrase = exchangesOf("new", 20, (i) => ({
      timeMs: LATER + i * MINUTE_MS,
      ...SETTINGS,
      sketch: sketchOf({ objects: [object("clause", "template"), object("text", `mine ${i}`)] }),
    }));
    expect(recognised(phrase)).toEqual([]);
  });

  it("takes one prompt, however often it is asked, for one coincidence where the campaign has many", () => {
    const many = (i: number): Pick<ExchangeRow, "sketch"> => ({
      sketch: sketchOf({
        objects: [
          object("clause", `template ${i % 20}`),
          object("head", `opening ${i % 20}`),
          object("text", `item ${i}`),
        ],
      }),
    });
    const templates = harvest(many);
    const asked = (account: string, name: (i: number) => number): ExchangeRow[] =>
      later(account, 40, () => true).map((row, i) => ({ ...row, ...many(name(i)) }));
    expect(
      recognisedBeside(
        templates,
        asked("app", () => 3),
      ),
    ).toEqual([]);
    expect(
      recognisedBeside(
        templates,
        asked("next", (i) => i),
      ),
    ).toEqual(["next"]);
  });

  it("takes an agent's run for one piece of work, whoever runs it", () => {
    const run = (name: string): Partial<ExchangeRow> => ({ ...work(name), session: name });
    const agents = harvest((i) => run(`run ${i % 60}`));
    const next = later("next", 40, () => true).map((row) => ({ ...row, ...run("its run") }));
    expect(recognisedBeside(agents, next)).toEqual(["next"]);
  });

  it("takes no app for an account of the campaign that asks much the same with other settings", () => {
    const app = later("app", 40, () => true);
    expect(recognised(app)).toEqual(["app"]);
    expect(recognised(app.map((row) => ({ ...row, temperature: 0.2, max_tokens: 300 })))).toEqual([]);
  });

  it("knows a pool that changed its settings by all of its usual marks, of three kinds, from accounts that begin with them", () => {
    const rich = (row: ExchangeRow, kinds = 3): ExchangeRow => ({
      ...row,
      sketch: {
        ...row.sketch,
        objects: [...row.sketch.objects, object(kinds === 3 ? "system" : "clause", "persona")],
      },
    });
    const others = (row: ExchangeRow): ExchangeRow => ({ ...row, temperature: 0.2, max_tokens: 300 });
    const next = later("next", 10, () => true);
    expect(
      recognisedBeside(
        pool.map((row) => rich(row)),
        next.map((row) => others(rich(row))),
      ),
    ).toEqual(["next"]);
    expect(
      recognisedBeside(
        pool.map((row) => rich(row)),
        next.map(others),
      ),
    ).toEqual([]);
    const twoKinds = pool.map((row) => rich(row, 2));
    expect(
      recognisedBeside(
        twoKinds,
        next.map((row) => others(rich(row, 2))),
      ),
    ).toEqual([]);
    const owner = later("owner", 60, (i) => i >= 10).map((row, i) => others(i >= 10 ? rich(row) : row));
    expect(
      recognisedBeside(
        pool.map((row) => rich(row)),
        owner,
      ),
    ).toEqual([]);
  });

  it("has no marks where half as many strangers do the same work: then it is popular", () => {
    const strangers = Array.from({ length: 6 }, (_, s) =>
      exchangesOf(`stranger ${s}`, 5, (i) => ({ timeMs: T0 + i * MINUTE_MS, ...work(`stranger ${s} ${i}`) })),
    );
    expect(recognised(...strangers)).toEqual(["no marks"]);
  });

  it("knows no campaign by a popular tool that it resells access to, once that tool's users are met", () => {
    const tool = { sketch: sketchOf({ objects: [object("system", "agent"), object("tools", "agent tools")] }) };
    const mixed = pool.map((row, i) => (i % 10 === 0 ? { ...row, ...tool } : row));
    const before = exchangesOf("user before", 60, (i) => ({ timeMs: T0 + i * MINUTE_MS, ...SETTINGS, ...tool }));
    const after = exchangesOf("user after", 60, (i) => ({ timeMs: LATER + i * MINUTE_MS, ...SETTINGS, ...tool }));
    expect(recognisedBeside(mixed, before, after)).toEqual([]);
    expect(
      recognisedBeside(
        mixed,
        before,
        after,
        later("new", 3, () => true),
      ),
    ).toEqual(["new"]);
    // With nobody else seen to use it, it would be the campaign's own.
    expect(recognisedBeside(mixed, after)).toEqual(["user after"]);
  });
});
