// Stolen keys: whose traffic says that somebody else is using it.
import { describe, expect, it } from "vitest";
import type { ExchangeRow } from "../model/sketch.ts";
import { accountRecord, DAY_MS, exchangesOf, HOUR_MS, MINUTE_MS, streamOfCase, T0 } from "./cases.fixture.ts";
import { findVictims, type Theft } from "./victims.ts";

const NAMES = ["v0", "v1", "v2", "v3"];

interface Case {
  own?: number;
  ownFrom?: Partial<ExchangeRow>;
  foreignFrom?: Partial<ExchangeRow>;
  /** Client of the i-th foreign exchange. */
  thief?: (i: number) => string;
  /** Client and place of the i-th of the owner's exchanges, where it is not one of each. */
  owner?: (i: number) => { user_agent: string; ip: string };
  /** Hours after the foreign work began at which the owner's begins; before it where not given. */
  ownBegins?: number;
  /** The same of the last owner, where it is another. */
  ownBeginsOfLast?: number;
  /** 0: unknown. */
  createdDaysBefore?: number;
  /** The first exchange of the work is the owner's, and from before the theft. */
  slip?: boolean;
  /** Exchanges of the last owner, where they are fewer. */
  ownOfLast?: number;
  /** Age of the last account, where it is another. */
  createdDaysBeforeOfLast?: number;
  /** The thief's client in the last account, where it is another. */
  thiefOfLast?: (i: number) => string;
  /** Whether a foreign operator is shown of the cluster. */
  isOperated?: boolean;
}

/** Owners at work from the first day; the foreign work begins on the third. */
const victims = (of: Case = {}): boolean[] => thefts(of).map((theft) => theft === "robbed");

function thefts({
  own = 40,
  ownFrom = {},
  foreignFrom = {},
  owner = () => ({ user_agent: "owner/1", ip: "" }),
  ownBegins = -48,
  ownBeginsOfLast = ownBegins,
  thief = () => "thief/1",
  createdDaysBefore = 300,
  slip = false,
  ownOfLast = own,
  thiefOfLast = thief,
  createdDaysBeforeOfLast = createdDaysBefore,
  isOperated = false,
}: Case = {}): Theft[] {
  const foreign = NAMES.flatMap((name, n) =>
    exchangesOf(name, 60, (i) => ({
      id: `${name} foreign ${i}`,
      timeMs: T0 + 2 * DAY_MS + i * MINUTE_MS,
      ip: `203.0.113.${i % 9}`,
      user_agent: (n === NAMES.length - 1 ? thiefOfLast : thief)(i),
      credential: `${name} key`,
      ...foreignFrom,
      ...(slip && i === 0 && { timeMs: T0 - HOUR_MS, user_agent: "owner/1" }),
    })),
  );
  const theirs = NAMES.flatMap((name, n) =>
    exchangesOf(name, n === NAMES.length - 1 ? ownOfLast : own, (i) => ({
      id: `${name} own ${i}`,
      timeMs: T0 + (48 + (n === NAMES.length - 1 ? ownBeginsOfLast : ownBegins) + i) * HOUR_MS,
      user_agent: owner(i).user_agent,
      ip: owner(i).ip || `198.51.100.${n}`,
      credential: `${name} key`,
      ...ownFrom,
    })),
  );
  const records = NAMES.map((name, n) => {
    const days = n === NAMES.length - 1 ? createdDaysBeforeOfLast : createdDaysBefore;
    return accountRecord(name, days === 0 ? {} : { created: new Date(T0 - days * DAY_MS).toISOString() });
  });
  const stream = streamOfCase({ rows: foreign, crowd: theirs, records });
  const rowsOf = (account: number): Uint32Array =>
    Uint32Array.from(Array.from(stream.frame.account.keys()).filter((row) => stream.frame.account[row] === account));
  return findVictims(stream, rowsOf, isOperated);
}
const all = [true, true, true, true];
const none = [false, false, false, false];

describe("findVictims", () => {
  it("finds an established customer whose key works elsewhere with another client", () => {
    expect(victims()).toEqual(all);
  });

  it("finds a key of its own for the foreign work as telling as a client of its own", () => {
    expect(victims({ thief: () => "owner/1", foreignFrom: { credential: "minted" } })).toEqual(all);
    expect(victims({ thief: () => "owner/1" })).toEqual(none);
  });

  // Fails: only the commonest clients are compared. Where a thief's commonest of several happens to be the owner's one client, the
  // owner is taken for an account of the campaign and acted against (three of 24 in a simulated world of stolen keys, seed 3).
  it.fails("finds an owner whose client is by chance the commonest of the thief's six", () => {
    expect(victims({ thief: (i) => (i % 5 < 2 ? "owner/1" : `thief/${i % 6}`) })).toEqual(all);
  });

  it("takes work from the owner's own place for the owner's", () => {
    expect(victims({ foreignFrom: { ip: "198.51.100.77" } })).toEqual(none);
  });

  it("finds no owner behind an account that does little else", () => {
    expect(victims({ own: 7 })).toEqual(none);
    expect(victims({ own: 10 })).toEqual(none);
  });

  it("is not deceived about when the theft began by an exchange of the owner's among the thief's", () => {
    expect(victims({ slip: true, createdDaysBefore: 0 })).toEqual(all);
  });

  it("protects such an owner where two in three of the others are known to be robbed", () => {
    expect(victims({ thiefOfLast: () => "owner/1" })).toEqual(all);
    expect(victims({ thiefOfLast: () => "owner/1", createdDaysBefore: 0 })).toEqual([true, true, true, false]);
  });

  it("protects an old customer of little traffic where two in three are surely robbed, and no young one", () => {
    expect(victims({ ownOfLast: 2 })).toEqual(all);
    expect(victims({ ownOfLast: 2, createdDaysBefore: 5 })).toEqual(none);
  });

  it("protects a young customer with a client and a place of its own where the others are robbed", () => {
    expect(victims({ createdDaysBeforeOfLast: 5 })).toEqual(all);
    expect(victims({ createdDaysBeforeOfLast: 5, ownOfLast: 10 })).toEqual(all);
    expect(victims({ createdDaysBeforeOfLast: 5, ownOfLast: 7 })).toEqual([true, true, true, false]);
  });

  it("takes what comes from many clients and places for a pool's padding, unless it was there before", () => {
    const people = (i: number) => ({ user_agent: `person/${i % 5}`, ip: `192.0.${i % 7}.1` });
    expect(victims({ owner: people, ownBegins: 1 })).toEqual(none);
    expect(victims({ owner: people })).toEqual(all);
    const team = (i: number) => ({ user_agent: `person/${i % 5}`, ip: "192.0.2.1" });
    expect(victims({ owner: team, ownBegins: 1 })).toEqual(all);
    const traveller = (i: number) => ({ user_agent: "owner/1", ip: `192.0.${i % 7}.1` });
    expect(victims({ owner: traveller, ownBegins: 1 })).toEqual(all);
  });

  it("is in doubt about who was there before with other work, however young or like the thief's its client", () => {
    const doubt = ["in doubt", "in doubt", "in doubt", "in doubt"];
    expect(thefts({ createdDaysBefore: 12 })).toEqual(doubt);
    expect(thefts({ thief: () => "owner/1" })).toEqual(doubt);
    expect(thefts({ thief: () => "owner/1", own: 10 })).toEqual(["none", "none", "none", "none"]);
    expect(thefts({ createdDaysBefore: 12, ownBegins: 1 })).toEqual(["none", "none", "none", "none"]);
  });

  it("finds no owner behind an account made for the work", () => {
    expect(victims({ createdDaysBefore: 5 })).toEqual(none);
  });

  it("doubts, and no more, whom two exchanges of another client from elsewhere preceded", () => {
    const young: Case = { own: 2, createdDaysBefore: 10 };
    expect(thefts(young)).toEqual(NAMES.map(() => "in doubt"));
    expect(thefts({ ...young, own: 1 })).toEqual(NAMES.map(() => "none"));
    expect(thefts({ ...young, thief: () => "owner/1" })).toEqual(NAMES.map(() => "none"));
  });

  it("protects old customers to whom a foreign operator's client came, however little else they do", () => {
    const little: Case = { own: 9 };
    expect(victims(little)).toEqual(none);
    expect(victims({ ...little, isOperated: true })).toEqual(all);
    expect(victims({ ...little, isOperated: true, createdDaysBefore: 10 })).toEqual(none);
    expect(victims({ ...little, isOperated: true, thief: () => "owner/1" })).toEqual(none);
  });

  it("doubts an old customer that is first seen at work of its own after the foreign work began, and no new one", () => {
    const later = { own: 9, ownBegins: 30 };
    expect(thefts(later)).toEqual(NAMES.map(() => "in doubt"));
    expect(thefts({ ...later, createdDaysBefore: 1 })).toEqual(NAMES.map(() => "none"));
  });

  it("doubts a new customer too, beside accounts that are robbed, if some of its work is of another client from elsewhere", () => {
    const last = { ownOfLast: 4, ownBeginsOfLast: 30, createdDaysBeforeOfLast: 1 };
    expect(thefts(last)).toEqual(["robbed", "robbed", "robbed", "in doubt"]);
    expect(thefts({ ...last, ownOfLast: 0 })).toEqual(["robbed", "robbed", "robbed", "none"]);
  });
});
