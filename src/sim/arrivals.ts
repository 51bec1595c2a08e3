// When exchanges happen, a day at a time. Each account draws from a generator forked by (account, flow, day), so the order in
// which accounts are asked does not matter. Families of curves: ServeGen, GenTD26, Mooncake, eval-harness traces (data.md 1.2).
import { createRandom, exponential, gamma, poisson, type Random, weibull } from "../math/random.ts";
import type { Arrival } from "./cell.ts";
import { DAY_MS, dayCurve, thinkingMs, timeAt, weekFactor } from "./clock.ts";
import { type EventList, pushEvent } from "./events.ts";
import { durationOf, outputOf } from "./plan.ts";
import { dispatchQueue } from "./queue.ts";
import { mix, normalOf, type RunFlow } from "./run.ts";

export function scheduleDay(
  flow: RunFlow,
  flowIndex: number,
  dayMs: number,
  dayIndex: number,
  events: EventList,
): void {
  if (dayMs + DAY_MS <= flow.startMs || dayMs >= flow.stopMs) return;
  const arrival = flow.spec.arrival;
  if (arrival.kind === "queue") {
    dispatchQueue(flow, arrival, flowIndex, dayMs, dayIndex, events);
    return;
  }
  for (let slot = flow.from; slot < flow.to; slot++) {
    const account = flow.cell.accounts[slot];
    const random = createRandom(mix(mix(account.seed, flow.seed), dayIndex + 900_000));
    const day: DayDraw = { flow, flowIndex, slot, dayMs, dayIndex, random, events, session: dayIndex * 65_536 };
    if (arrival.kind === "human") people(day, arrival);
    else if (arrival.kind === "renewal") service(day, arrival);
    else if (arrival.kind === "pulse") pulses(day, arrival);
    else batch(day, arrival);
  }
}

interface DayDraw {
  flow: RunFlow;
  flowIndex: number;
  slot: number;
  dayMs: number;
  dayIndex: number;
  random: Random;
  events: EventList;
  session: number;
}

/** The account's own mean rate: fixed for its life, skewed between accounts, mean kept. */
function rateOf(day: DayDraw, perDay: number, skew: number): number {
  return perDay * Math.exp(skew * normalOf(day.flow.cell.accounts[day.slot].seed, 404) - (skew * skew) / 2);
}

function people(day: DayDraw, arrival: Extract<Arrival, { kind: "human" }>): void {
  const { flow, random } = day;
  const account = flow.cell.accounts[day.slot];
  const office = arrival.officeHours === true || account.seed % 5 < 2;
  const active = arrival.activeShare ?? 0.5;
  if (random.next() >= active) return;
  const turns = flow.spec.work.session.kind === "single" ? 1 : flow.spec.work.session.turns;
  const mean = (rateOf(day, arrival.perDay, arrival.skew) * weekFactor(day.dayMs, office)) / (active * turns);
  const curve = dayCurve(account.utcOffsetHours, 1, office);
  const sessions = poisson(random, mean);
  for (let s = 0; s < sessions; s++) runSession(day, timeAt(curve, random.next()), arrival.thinkMs);
}

function service(day: DayDraw, arrival: Extract<Arrival, { kind: "renewal" }>): void {
  const { flow, random } = day;
  const account = flow.cell.accounts[day.slot];
  const turns = flow.spec.work.session.kind === "single" ? 1 : flow.spec.work.session.turns;
  const mean =
    (rateOf(day, arrival.perDay, arrival.skew) * (arrival.dayShape > 0.5 ? weekFactor(day.dayMs, true) : 1)) / turns;
  if (mean <= 0) return;
  const curve = dayCurve(account.utcOffsetHours, arrival.dayShape, true);
  const shape = arrival.family === "weibull" ? Math.max(0.3, 1 / arrival.cv ** 1.09) : 1 / arrival.cv ** 2;
  const weibullMean = arrival.family === "weibull" ? gammaOf(1 + 1 / shape) : 1;
  // In operational time the day has `mean` units; the curve maps them to the clock.
  let at = random.next() * exponential(random);
  while (at < mean) {
    runSession(day, timeAt(curve, at / mean), 8_000);
    at += arrival.family === "weibull" ? weibull(random, shape) / weibullMean : gamma(random, shape) / shape;
  }
}

function pulses(day: DayDraw, arrival: Extract<Arrival, { kind: "pulse" }>): void {
  const { random } = day;
  const session = day.flow.spec.work.session;
  const turns = session.kind === "single" ? 1 : session.turns;
  const bursts = poisson(random, rateOf(day, arrival.perDay, arrival.skew) / (arrival.burst * turns));
  for (let b = 0; b < bursts; b++) {
    let at = random.next() * DAY_MS;
    const size = 1 + poisson(random, arrival.burst - 1);
    const gapMs = 600 + 4_000 * random.next();
    for (let i = 0; i < size && at < DAY_MS; i++) {
      runSession(day, at, 5_000);
      at += gapMs * (gamma(random, 1 / arrival.cv ** 2) * arrival.cv ** 2);
    }
  }
}

function batch(day: DayDraw, arrival: Extract<Arrival, { kind: "batch" }>): void {
  const { flow, random } = day;
  const account = flow.cell.accounts[day.slot];
  if ((day.dayIndex + (account.seed % 97)) % arrival.everyDays !== 0) return;
  const size = Math.max(1, Math.round(rateOf(day, arrival.size, arrival.sizeSkew ?? 0.3)));
  const run = Math.floor(day.dayIndex / arrival.everyDays);
  const lanes = new Float64Array(arrival.lanes).fill(
    arrival.hour * 3_600_000 + arrival.jitterMinutes * 60_000 * random.next(),
  );
  for (let n = 0; n < size; n++) {
    const lane = n % lanes.length;
    const session = run * size + n;
    pushEvent(day.events, day.dayMs + Math.floor(lanes[lane]), day.flowIndex, day.slot, session, 0);
    lanes[lane] += durationOf(outputOf(flow, day.slot, session, 0)) + 40 + 120 * random.next();
  }
}

/** Pushes the turns of one session, spaced by reading (people) or by tools (agents). */
function runSession(day: DayDraw, startMs: number, thinkMs?: number): void {
  const { flow, random } = day;
  const session = flow.spec.work.session;
  const number = day.session++;
  const turns = session.kind === "single" ? 1 : geometric(random, session.turns);
  let at = startMs;
  for (let turn = 0; turn < turns; turn++) {
    pushEvent(day.events, day.dayMs + Math.floor(at), day.flowIndex, day.slot, number, turn);
    if (turn + 1 === turns) break;
    const served = durationOf(outputOf(flow, day.slot, number, turn));
    at += served + (session.kind === "agent" ? 400 + 6_000 * exponential(random) : thinkingMs(random, thinkMs));
  }
}

function geometric(random: Random, mean: number): number {
  return mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / mean));
}

/** Gamma function near 1-5 (Lanczos, 3 terms: relative error under 1e-3, enough for a mean). */
function gammaOf(x: number): number {
  const y = x - 1;
  const series = 1.00086 + 76.18009 / (y + 1) - 86.50532 / (y + 2) + 24.0141 / (y + 3) - 1.23174 / (y + 4);
  return Math.sqrt(2 * Math.PI) * (y + 5.5) ** (y + 0.5) * Math.exp(-(y + 5.5)) * series;
}
