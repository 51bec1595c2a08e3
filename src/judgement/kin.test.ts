// Which campaigns are one: those that do the same work of nobody else's.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { exchangesOf, MINUTE_MS, object, principalsOf, sketchOf, T0 } from "./cases.fixture.ts";
import { kinOf, united } from "./kin.ts";
import type { JudgedLead } from "./lead.ts";
import { describePopulation } from "./population.ts";
import { type Stream, streamOf } from "./stream.ts";

type Objects = (name: string) => number[];
/** One template, about an item each. */
const template =
  (of: string): Objects =>
  (item) => [object("clause", of), object("head", of), object("text", item)];

/** Accounts whose names begin with `pool`, ten exchanges each. */
function pool(name: string, accounts: number, objects: Objects, over: Partial<ExchangeRow> = {}): ExchangeRow[] {
  return Array.from({ length: accounts }, (_, a) =>
    exchangesOf(`${name}${a}`, 10, (i) => ({
      id: `${name}${a} ${i}`,
      timeMs: T0 + (i * accounts + a) * MINUTE_MS,
      sketch: sketchOf({ objects: objects(`${name}${a} ${i}`) }),
      ...over,
    })),
  ).flat();
}

/** A stream for each of `names`, the pools of these names' accounts, in a frame of all rows. */
function streamsOf(names: readonly string[], ...pools: ExchangeRow[][]): Stream[] {
  const frame = frameOf(pools.flat().sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1)));
  const principals = principalsOf(frame);
  const population = describePopulation(frame, principals, frame.n, {
    links: new Map(),
    holdings: { of: () => new Uint32Array(), degree: new Uint32Array() },
    events: { releases: [], endedMs: new Map(), gone: new Set() },
  });
  const all = Array.from({ length: frame.n }, (_, row) => row);
  return names.map((name) => {
    const rows = all.filter((row) => frame.accounts[frame.account[row]].startsWith(name));
    return streamOf(frame, principals, population, Uint32Array.from(rows), 1);
  });
}

function kin(...pools: ExchangeRow[][]): number[][] {
  const streams = streamsOf(["p", "q", "r"], ...pools).filter((s) => s.rows.length > 0);
  return kinOf(streams, streams[0].frame.n);
}

describe("kinOf", () => {
  it("makes one of pools that do the same work, however many there are", () => {
    expect(kin(pool("p", 6, template("T")), pool("q", 4, template("T")))).toEqual([[0, 1]]);
    expect(kin(pool("p", 6, template("T")), pool("q", 8, template("T")), pool("r", 9, template("T")))).toEqual([
      [0, 1, 2],
    ]);
  });

  it("leaves campaigns of different work apart, and a single one and none as they are", () => {
    expect(kin(pool("p", 6, template("T")), pool("q", 6, template("U")))).toEqual([[0], [1]]);
    expect(kin(pool("p", 6, template("T")))).toEqual([[0]]);
    expect(kinOf([], 0)).toEqual([]);
  });

  it("joins pools by one of several templates, and not by what an exchange in ten of one has in common with the other", () => {
    const part =
      (share: number): Objects =>
      (item) =>
        template(Number(item.split(" ")[1]) < share * 10 ? "T" : "U")(item);
    expect(kin(pool("p", 6, template("T")), pool("q", 6, part(0.3)))).toEqual([[0, 1]]);
    expect(kin(pool("p", 6, template("T")), pool("q", 6, part(0.1)))).toEqual([[0], [1]]);
  });

  it("is not led by a phrase in templates that are otherwise different", () => {
    const phrase =
      (of: string): Objects =>
      (item) => [
        ...template(of)(item),
        object("tail", of),
        object("clause", "step by step"),
        object("head", "You are"),
      ];
    expect(kin(pool("p", 6, phrase("T")), pool("q", 6, phrase("U")))).toEqual([[0], [1]]);
  });

  it("is not led by a template that the public uses", () => {
    const crowd = pool("c", 20, template("T"));
    expect(kin(pool("p", 6, template("T")), pool("q", 6, template("T")), crowd)).toEqual([[0], [1]]);
  });

  it("takes a template of one account or two for nobody's way of working", () => {
    const two: Objects = (item) => template(/[01] /.test(item) ? "T" : item)(item);
    expect(kin(pool("p", 6, two), pool("q", 6, two))).toEqual([[0], [1]]);
  });
});

describe("united", () => {
  it("has the accounts and exchanges of all, each account as sure as it was surest, and the evidence of the first", () => {
    const [p, q] = streamsOf(["p", "q"], pool("p", 4, template("T")), pool("q", 3, template("T")));
    const lead = (stream: Stream, probability: number, name: string): JudgedLead =>
      ({ stream, probability: new Float64Array(stream.members.length).fill(probability), evidence: name }) as never;
    const all = united([lead(p, 0.9, "p"), lead(q, 0.6, "q"), lead(p, 0.7, "p again")]);
    expect(all.stream.members).toHaveLength(7);
    expect(all.stream.rows).toHaveLength(70);
    expect([...all.probability].sort()).toEqual([0.6, 0.6, 0.6, 0.9, 0.9, 0.9, 0.9]);
    expect([all.evidence, all.united]).toEqual(["p", 3]);
  });
});
