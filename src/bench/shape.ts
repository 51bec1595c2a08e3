// Do the published figures come out of our data in shape? Windows of pooled traffic, as the papers draw them: benign windows from
// one crowd, attacked ones with a share of a campaign's exchanges mixed in. PRADA should be near chance on text, and the MMD window
// test strong on pure streams of 1,500 and weak on 100 at small shares (arXiv:2606.05725 and its repository).
import type { Frame } from "../frame/frame.ts";
import { auc } from "../math/logistic.ts";
import { createRandom, type Random } from "../math/random.ts";
import { quantile } from "../math/statistics.ts";
import { createKernel, squaredMmd } from "./baselines/kernel.ts";
import { abnormality } from "./baselines/prada.ts";
import type { Material } from "./material.ts";

export const WINDOWS = [100, 500, 1_500] as const;
export const SHARES = [0.05, 0.1, 0.25, 0.5, 1] as const;

/** As many benign windows set the threshold, and as many of each kind are tried. */
const CALIBRATION = 200;
const TRIES = 60;
/** The papers' own: the 95th percentile of benign against benign. */
const QUANTILE = 0.95;
const REFERENCE = 1_500;
const PRADA_WINDOW = 200;

export interface ShapeRow {
  window: number;
  /** Share of benign windows over the threshold: drawn alike, and all of one or few accounts, as real windows are. */
  falseAlarms: number;
  falseAlarmsByAccount: number;
  /** Share of attacked windows over the threshold, in the order of SHARES. */
  detected: number[];
}

export interface Shape {
  mmd: ShapeRow[];
  /** Area under the curve of PRADA's statistic, attack against benign: windows drawn from all, and windows of one account after another. */
  pradaAuc: number;
  pradaAucByAccount: number;
}

export function publishedShape(material: Material): Shape {
  const { frame } = material;
  const { benign, attack } = pools(material);
  const random = createRandom(5);
  const draw = (pool: Uint32Array, n: number): Uint32Array =>
    Uint32Array.from({ length: n }, () => pool[random.int(pool.length)]);
  const mixed = (share: number, n: number): Uint32Array => {
    const rows = draw(benign, n);
    rows.set(draw(attack, Math.round(share * n)));
    return rows;
  };
  const reference = draw(benign, REFERENCE);
  const kernel = createKernel(frame, reference, 5);
  const typical = kernel.meanOf(reference);
  const statistic = (rows: Uint32Array): number => squaredMmd(kernel.meanOf(rows), rows.length, typical, REFERENCE);
  const repeat = (make: () => Uint32Array, times: number): number[] =>
    Array.from({ length: times }, () => statistic(make()));
  const mmd = WINDOWS.map((window): ShapeRow => {
    const threshold = quantile(
      repeat(() => draw(benign, window), CALIBRATION),
      QUANTILE,
    );
    const over = (make: () => Uint32Array): number => repeat(make, TRIES).filter((v) => v > threshold).length / TRIES;
    return {
      window,
      falseAlarms: over(() => draw(benign, window)),
      falseAlarmsByAccount: over(() => ofFewAccounts(frame, benign, window, random)),
      detected: SHARES.map((share) => over(() => mixed(share, window))),
    };
  });
  const prada = (make: (pool: Uint32Array) => Uint32Array): number => {
    const scores = [benign, attack].flatMap((pool) =>
      Array.from({ length: TRIES }, () => abnormality(frame, make(pool))),
    );
    // No spread in the distances (all repeats): as abnormal as can be.
    return auc(
      scores.map((v) => (Number.isNaN(v) ? 1 : v)),
      scores.map((_, i) => (i < TRIES ? 0 : 1)),
    );
  };
  return {
    mmd,
    pradaAuc: prada((pool) => draw(pool, PRADA_WINDOW)),
    pradaAucByAccount: prada((pool) => ofFewAccounts(frame, pool, PRADA_WINDOW, random)),
  };
}

/** Means over worlds, cell by cell. Undefined for none. */
export function meanShape(shapes: readonly Shape[]): Shape | undefined {
  if (shapes.length === 0) return undefined;
  const mean = (of: (shape: Shape) => number): number => shapes.reduce((sum, s) => sum + of(s), 0) / shapes.length;
  return {
    mmd: WINDOWS.map((window, w) => ({
      window,
      falseAlarms: mean((s) => s.mmd[w].falseAlarms),
      falseAlarmsByAccount: mean((s) => s.mmd[w].falseAlarmsByAccount),
      detected: SHARES.map((_, i) => mean((s) => s.mmd[w].detected[i])),
    })),
    pradaAuc: mean((s) => s.pradaAuc),
    pradaAucByAccount: mean((s) => s.pradaAucByAccount),
  };
}

/** Rows of honest accounts, and rows of one campaign: the one with most exchanges. */
function pools({ frame, answers }: Material): { benign: Uint32Array; attack: Uint32Array } {
  const groups = new Map<string, number>();
  for (const { group } of answers.labelled) groups.set(group, (groups.get(group) ?? 0) + 1);
  const largest = [...groups].sort((a, b) => b[1] - a[1])[0]?.[0];
  const exchanges = new Set(answers.labelled.filter((l) => l.group === largest).map((l) => `${l.account} ${l.timeMs}`));
  const honest = new Set(answers.truth.filter((t) => t.class.startsWith("benign:")).map((t) => t.account));
  const benign: number[] = [];
  const attack: number[] = [];
  for (let row = 0; row < frame.n; row++) {
    const account = frame.accounts[frame.account[row]];
    if (honest.has(account)) benign.push(row);
    else if (exchanges.has(`${account} ${frame.time[row]}`)) attack.push(row);
  }
  if (benign.length === 0 || attack.length === 0)
    throw new RangeError("a world without honest or without labelled exchanges has no shape");
  return { benign: Uint32Array.from(benign), attack: Uint32Array.from(attack) };
}

/** A window as one customer after the other fills it: whole runs of an account until it is full. */
function ofFewAccounts(frame: Frame, pool: Uint32Array, window: number, random: Random): Uint32Array {
  const rows = new Uint32Array(window);
  for (let filled = 0; filled < window; ) {
    const from = random.int(pool.length);
    const account = frame.account[pool[from]];
    for (let i = from; i < pool.length && filled < window; i++)
      if (frame.account[pool[i]] === account) rows[filled++] = pool[i];
  }
  return rows;
}
