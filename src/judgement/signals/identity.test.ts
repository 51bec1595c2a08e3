// Who stands behind the accounts, as far as records and networks say: a made stock of accounts against customers.
import { describe, expect, it } from "vitest";
import type { Account } from "../../model/account.ts";
import type { ExchangeRow } from "../../model/sketch.ts";
import {
  accountRecord,
  accountsOf,
  bystanders,
  DAY_MS,
  exchangesOf,
  HOUR_MS,
  harvest,
  heavyUsers,
  measureCase,
  type SignalCase,
  type StreamCase,
  streamOfCase,
  T0,
} from "../cases.fixture.ts";
import { foreignOperation } from "./foreign-operation.ts";
import { networkOverlap } from "./network-overlap.ts";
import { paymentCoincidence } from "./payment-coincidence.ts";
import { SIGNALS } from "./registry.ts";
import { sharedPayment } from "./shared-payment.ts";
import { signupBurst } from "./signup-burst.ts";
import { stackHomogeneity } from "./stack-homogeneity.ts";
import { thinIdentity } from "./thin-identity.ts";

const { crowd, records } = bystanders();

/** Made within a day, three cards for eight accounts, a phone at most, one client, two exits. */
const pool = harvest((i) => ({ ip: `203.0.113.${i % 50}` }));
const made = accountsOf(pool).map((name, i) =>
  accountRecord(name, {
    created: new Date(T0 - 40 * DAY_MS + i * 2 * HOUR_MS).toISOString(),
    payment_hash: `pool card ${i % 3}`,
    verification: "phone",
  }),
);
/** Came over a year, pay for themselves, and use the networks that the crowd uses. */
const users = heavyUsers((user) => ({ ip: `198.51.${user % 4}.200` }));
const customers = accountsOf(users).map((name, i) =>
  accountRecord(name, {
    created: new Date(T0 - (20 + 40 * i) * DAY_MS).toISOString(),
    payment_hash: `own card ${i}`,
    organization: `company ${i}`,
    verification: "business",
  }),
);
const attack: StreamCase = { rows: pool, crowd, records: [...made, ...records] };
const honest: StreamCase = { rows: users, crowd, records: [...customers, ...records] };

/** Customers at work of their own for a day, and then one piece of work in all their accounts. */
function operated(work: (i: number, user: number) => Partial<ExchangeRow>): StreamCase {
  const rows = Array.from({ length: 8 }, (_, user) => [
    ...exchangesOf(`v${user}`, 12, (i) => ({
      id: `own ${user} ${i}`,
      timeMs: T0 - DAY_MS + i * HOUR_MS + user,
      user_agent: `client/${user % 3}`,
      ip: `198.51.${user}.1`,
    })),
    ...exchangesOf(`v${user}`, 20, (i) => ({
      id: `work ${user} ${i}`,
      timeMs: T0 + i * HOUR_MS + user,
      user_agent: `client/${user % 3}`,
      ip: `198.51.${user}.1`,
      ...work(i, user),
    })),
  ]).flat();
  return { rows, crowd, inStream: (row) => row.id.startsWith("work") };
}
const stolen = operated((i) => ({ user_agent: "finder/1", ip: `203.0.113.${i % 50}` }));
/** They took up a tool that everybody runs at home. */
const takenUp = operated(() => ({ user_agent: "tool/1" }));

const CASES: SignalCase[] = [
  { signal: sharedPayment, attack, honest, attackIs: "higher", line: 0.2 },
  // log(1 + decades): one in a hundred.
  { signal: paymentCoincidence, attack, honest, attackIs: "higher", line: Math.log1p(2) },
  { signal: signupBurst, attack, honest, attackIs: "higher", line: 2 },
  { signal: stackHomogeneity, attack, honest, attackIs: "higher", line: 1 },
  { signal: networkOverlap, attack, honest, attackIs: "higher", line: 2 },
  { signal: thinIdentity, attack, honest, attackIs: "higher", line: 0.3 },
  { signal: foreignOperation, attack: stolen, honest: takenUp, attackIs: "higher", line: 0.5 },
];

describe("identity", () => {
  it("has a case for every signal of the family", () => {
    const ids = SIGNALS.filter((s) => s.family === "identity").map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells a made stock of accounts from customers", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("does not hold a client that everybody uses against anybody", () => {
    const popular: StreamCase = {
      ...honest,
      rows: heavyUsers(() => ({ user_agent: "client/1" })),
      crowd: crowd.map((row) => ({ ...row, user_agent: "client/1" })),
    };
    expect(stackHomogeneity.measure(streamOfCase(popular))).toBeLessThan(0.2);
  });

  it("takes nobody for operated from elsewhere who travels with a client of old, or of whom nothing is known before", () => {
    const travels = operated((i) => ({ ip: `203.0.113.${i % 50}` }));
    const fresh = { ...stolen, rows: stolen.rows.filter((row) => row.id.startsWith("work")) };
    const noPlaces = { ...stolen, rows: stolen.rows.map((row) => ({ ...row, ip: "" })) };
    for (const each of [travels, fresh, noPlaces]) expect(foreignOperation.measure(streamOfCase(each))).toBe(0);
    expect(foreignOperation.measure({ ...streamOfCase(stolen), byWork: false })).toBeNaN();
  });

  it("does not hold against accounts what they share as one declared customer", () => {
    const owned = (over: Partial<Account>): StreamCase => ({
      rows: pool,
      crowd,
      records: [...made.map((r) => ({ ...r, payment_hash: "one card", ...over })), ...records],
    });
    const declared = streamOfCase(owned({ organization: "one company" }));
    expect(sharedPayment.measure(streamOfCase(owned({})))).toBe(1);
    expect([sharedPayment.measure(declared), thinIdentity.measure(declared)]).toEqual([0, 0]);
    expect(networkOverlap.measure(declared)).toBe(0);
  });

  it("does not take what a provider does not record for a card that is not shared or a check that failed", () => {
    const bare = made.map(({ v, account, created }) => ({ v, account, ...(created !== undefined && { created }) }));
    const unknown = streamOfCase({ rows: pool, crowd, records: [...bare, ...records] });
    for (const signal of [sharedPayment, paymentCoincidence, thinIdentity])
      expect(signal.measure(unknown), signal.id).toBeNaN();
    expect(signupBurst.measure(unknown)).not.toBeNaN();
  });

  it("knows nothing of records where the provider gave none", () => {
    const unknown = streamOfCase({ rows: pool, crowd });
    for (const signal of [sharedPayment, paymentCoincidence, signupBurst, thinIdentity])
      expect(signal.measure(unknown), signal.id).toBeNaN();
    expect(networkOverlap.measure(streamOfCase({ rows: harvest(), crowd }))).toBeNaN();
  });
});
