// One finding or several: who is apart in work, in ways of asking and in identity, and a campaign without the others.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { link } from "../linkage/link.ts";
import type { Account } from "../model/account.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { shippedReference } from "../pipeline.ts";
import { accountRecord, exchangesOf, MINUTE_MS, object, sketchOf, streamOfCase, T0 } from "./cases.fixture.ts";
import { divided, handsIn } from "./divide.ts";
import { type JudgedLead, judgeLead, measure, type Setting } from "./lead.ts";
import { settingOf } from "./setting.ts";
import { streamOf } from "./stream.ts";

const ASKED_SO = { user_agent: "one/1", temperature: 1, max_tokens: 8_192 };
const ASKED_ELSE = { user_agent: "two/2", temperature: 0.3, max_tokens: 2_048 };

/** Accounts `${name}0` on, twelve exchanges each of their template; `phrase` is in everybody's. */
function pool(name: string, accounts: number, way: Partial<ExchangeRow>, templates = 1): ExchangeRow[] {
  return Array.from({ length: accounts }, (_, a) =>
    exchangesOf(`${name}${a}`, 12, (i) => ({
      id: `${name}${a} ${i}`,
      timeMs: T0 + (i * accounts + a) * MINUTE_MS,
      sketch: sketchOf({
        objects: [
          object("clause", "phrase"),
          object("clause", `${name} ${i % templates}`),
          object("head", `${name} ${i % templates}`),
          object("text", `${name}${a} ${i}`),
        ],
      }),
      ...way,
    })),
  ).flat();
}

/** The groups' sizes, smallest first. */
function sizes(rows: readonly ExchangeRow[], records: readonly Account[] = []): number[] {
  const stream = streamOfCase({ rows, records });
  return handsIn(stream, [...stream.members.keys()])
    .map((group) => group.length)
    .sort((a, b) => a - b);
}

const mine = pool("p", 8, ASKED_SO);
const theirs = pool("q", 6, ASKED_ELSE);

describe("handsIn", () => {
  it("tells pools apart that have a phrase in common, and leaves one pool of many templates whole", () => {
    expect(sizes([...mine, ...theirs])).toEqual([6, 8]);
    expect(sizes(mine)).toEqual([8]);
    expect(sizes(pool("p", 8, ASKED_SO, 6))).toEqual([8]);
  });

  it("leaves together what is asked in one way, or has a card or a network in common", () => {
    expect(sizes([...mine, ...pool("q", 6, ASKED_SO)])).toEqual([14]);
    const card = ["p1", "q1"].map((account) => accountRecord(account, { payment_hash: "card" }));
    expect(sizes([...mine, ...theirs], card)).toEqual([14]);
    const net = { ip: "198.51.9.1" };
    expect(sizes([...pool("p", 8, { ...ASKED_SO, ...net }), ...pool("q", 6, { ...ASKED_ELSE, ...net })])).toEqual([14]);
  });

  /** Two pools of twelve accounts with these templates; the last two of each send the public tasks that one of the other's sends, and no template. */
  const drawing = (templates: readonly string[]): ExchangeRow[] =>
    [ASKED_SO, ASKED_ELSE].flatMap((way, w) =>
      pool(`p${w}-`, 12, way).map((row, n) => {
        const [account, i] = [Math.floor(n / 12), n % 12];
        const own = account < 10 ? object("clause", templates[w]) : object("text", `task ${account} ${i}`);
        return { ...row, sketch: sketchOf({ objects: [object("clause", "phrase"), own] }) };
      }),
    );

  it("tells pools apart that now and then send the same public task, and not one whose work is dealt to two clients", () => {
    expect(sizes(drawing(["one", "two"]))).toEqual([12, 12]);
    expect(sizes(drawing(["one", "one"]))).toEqual([24]);
  });

  it("makes no group of fewer than three customers", () => {
    expect(sizes([...mine, ...pool("q", 2, ASKED_ELSE)])).toEqual([8]);
  });
});

describe("divided", () => {
  const others = pool("r", 5, { user_agent: "three/3", temperature: 0.7, max_tokens: 512 });
  const rows = [...mine, ...theirs, ...others].sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
  const reference = shippedReference();

  function lead(): { setting: Setting; lead: JudgedLead } {
    const frame = frameOf(rows);
    const setting = settingOf(frame, link(frame, [], [], frame.n, T0 + 86_400_000), frame.n);
    const stream = streamOf(frame, setting.principals, setting.population, Uint32Array.from(rows.keys()), 1);
    const found = measure({
      candidate: { route: "shape", accounts: stream.members, orders: new Uint32Array(), share: 1 },
      stream,
      probability: new Float64Array(stream.members.length).fill(1),
      comparisons: [],
    });
    if (found === undefined) throw new Error("nothing to measure");
    for (const row of found.stream.rows) setting.claimed[row] = 1;
    return { setting, lead: judgeLead(reference, found) };
  }
  const claims = ({ claimed }: Setting): number => claimed.reduce((sum, c) => sum + c, 0);

  it("gives a lead for each hand where each is a campaign by itself", () => {
    const { setting, lead: both } = lead();
    const parts = divided(
      setting,
      reference,
      both,
      () => true,
      () => true,
    );
    expect(parts.map((part) => part.stream.members.length).sort()).toEqual([5, 6, 8]);
    expect(claims(setting)).toBe(rows.length);
  });

  it("leaves them one where a part that would be named is none by itself", () => {
    const { setting, lead: both } = lead();
    const large = ({ stream }: JudgedLead): boolean => stream.members.length > 6;
    expect(divided(setting, reference, both, () => true, large)).toEqual([both]);
    expect(claims(setting)).toBe(rows.length);
  });

  it("lets go of a part that nobody would be named of, beside two that stand", () => {
    const { setting, lead: all } = lead();
    const nameable = (m: number): boolean => !setting.frame.accounts[all.stream.members[m]].startsWith("r");
    const large =
      (least: number) =>
      ({ stream }: JudgedLead): boolean =>
        stream.members.length >= least;
    const parts = divided(setting, reference, all, nameable, large(6));
    expect(parts.map((part) => part.stream.members.length).sort()).toEqual([6, 8]);
    expect(claims(setting)).toBe(mine.length + theirs.length);
    // One that stands is the lead itself.
    const isMine = (m: number): boolean => setting.frame.accounts[all.stream.members[m]].startsWith("p");
    expect(divided(setting, reference, all, isMine, large(8))).toEqual([all]);
  });
});
