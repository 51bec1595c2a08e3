// What overlaps: a wider finding takes the place of a narrower one only where it holds it.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { link } from "../linkage/link.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { bystanders, DAY_MS, exchangesOf, MINUTE_MS, object, sketchOf, T0 } from "./cases.fixture.ts";
import { type JudgedLead, judgeLead, measure, type Setting } from "./lead.ts";
import type { Key, KeyModel, Scales } from "./score.ts";
import { settingOf } from "./setting.ts";
import { type Claims, settle } from "./settle.ts";
import { streamOf } from "./stream.ts";

const { crowd, records } = bystanders();

/** Accounts of one client, network and evening of sign-up, that ask under one phrase each of its own list. */
function pool(name: string, accounts: number, each: number): ExchangeRow[] {
  return Array.from({ length: accounts }, (_, a) =>
    exchangesOf(`${name}${a}`, each, (i) => ({
      id: `${name}${a} ${i}`,
      timeMs: T0 + (i * accounts + a) * MINUTE_MS,
      user_agent: `${name}/1`,
      ip: `198.51.${name === "p" ? 7 : 9}.${a}`,
      temperature: name === "p" ? 1 : 0.2,
      sketch: sketchOf({
        objects: [object("clause", "phrase"), object("head", `${name} template`), object("text", `${name}${a} ${i}`)],
      }),
    })),
  ).flat();
}

const key = (intercept: number): KeyModel => ({ intercept, weights: {}, curves: {} });
const aCampaign: Scales = {
  keys: { coordination: key(10), purpose: key(10), relay: key(-10) } as Record<Key, KeyModel>,
};

describe("settle", () => {
  const rows = [...pool("p", 8, 30), ...pool("q", 40, 60), ...crowd];
  const frame = frameOf(rows);
  const linkage = link(frame, records, [], frame.n, T0 + 10 * DAY_MS);
  const accountsOf = (pattern: RegExp): Uint32Array =>
    Uint32Array.from([...frame.accounts.keys()].filter((a) => pattern.test(frame.accounts[a])));
  const names = ({ stream }: JudgedLead): string[] => Array.from(stream.members, (a) => frame.accounts[a]).sort();

  /** All of what these accounts do, as a lead of this work, nobody taken for a passer-by. */
  function leadOf(setting: Setting, pattern: RegExp): JudgedLead {
    const members = accountsOf(pattern);
    const chosen = Uint32Array.from([...frame.account.keys()].filter((row) => members.includes(frame.account[row])));
    const stream = streamOf(frame, setting.principals, setting.population, chosen, 1, true);
    const [{ orders }] = linkage.candidates.filter(({ route }) => route === "order");
    const lead = measure({
      candidate: { route: "order", accounts: members, orders, share: 1 },
      stream,
      probability: new Float64Array(members.length).fill(1),
      comparisons: [],
    });
    if (lead === undefined) throw new Error("nothing to measure");
    return judgeLead(aCampaign, lead);
  }

  it("keeps a lead where the wider one, cleaned of passers-by, is another's accounts alone", () => {
    const setting = settingOf(frame, linkage, frame.n);
    const both = leadOf(setting, /^[pq][0-7]$/);
    const theirs = leadOf(setting, /^q\d+$/);
    const chosen: JudgedLead[] = [];
    const claims: Claims = new Map();
    settle(setting, aCampaign, [both], chosen, claims);
    settle(setting, aCampaign, [theirs], chosen, claims);
    expect(chosen.map(names)).toEqual([names(both)]);
  });

  it("widens a lead by more accounts of the same pool", () => {
    const setting = settingOf(frame, linkage, frame.n);
    const [few, more] = [leadOf(setting, /^q\d$/), leadOf(setting, /^q[0-4]$|^q1\d$/)];
    const chosen: JudgedLead[] = [];
    const claims: Claims = new Map();
    settle(setting, aCampaign, [few], chosen, claims);
    settle(setting, aCampaign, [more], chosen, claims);
    expect(chosen.map(names)).toEqual([[...new Set([...names(few), ...names(more)])].sort()]);
    expect(claims.size).toBe(20);
  });
});
