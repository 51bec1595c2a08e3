// A campaign's (or a relay's) queue: tasks wait in one line, W workers take them, accounts are only doors. Closed loop: the next
// task starts when the last ends. Open loop: Poisson. Allocation over accounts: uniform, round robin, or sticky log-normal quotas.
import { createRandom, exponential, gamma, normal, type Random } from "../math/random.ts";
import type { Arrival } from "./cell.ts";
import { DAY_MS, dayCurve, HOUR_MS, rateAt, thinkingMs } from "./clock.ts";
import { type EventList, pushEvent } from "./events.ts";
import { durationOf, outputOf } from "./plan.ts";
import { mix, type RunFlow, unit } from "./run.ts";

type QueueArrival = Extract<Arrival, { kind: "queue" }>;

const TOOL_MS = 4_000;

export function dispatchQueue(
  flow: RunFlow,
  arrival: QueueArrival,
  flowIndex: number,
  dayMs: number,
  dayIndex: number,
  events: EventList,
): void {
  const random = createRandom(mix(flow.seed, dayIndex + 700_000));
  let doors = createDoors(flow, arrival, dayMs, 0);
  if (doors.open.length === 0) return;
  const work = flow.spec.work;
  const turns = work.session.kind === "single" ? 1 : Math.max(1, work.session.turns);
  const tasksPerDay = (arrival.perDay * (flow.to - flow.from)) / turns;
  const meanTaskMs =
    turns * (700 + 11.5 * work.output.median * Math.exp(work.output.sigma ** 2 / 2)) + (turns - 1) * TOOL_MS;
  const curve = dayCurve(Math.floor(unit(flow.seed, 8) * 24), arrival.dayShape, true);
  const workers = arrival.loop === "closed" ? Math.max(1, Math.ceil((tasksPerDay * meanTaskMs) / DAY_MS)) : 1;
  const spacingMs = (workers * DAY_MS) / tasksPerDay;
  const free = new Float64Array(workers).map(() => random.next() * spacingMs);
  const heap = buildHeap(free);
  while (heap.length > 0) {
    const worker = heap[0];
    const at = free[worker];
    if (at >= DAY_MS) break;
    const timeMs = dayMs + at;
    let next: number;
    if (timeMs < flow.startMs || timeMs >= flow.stopMs) next = at + spacingMs;
    else {
      if (stretchOf(arrival, at) !== doors.stretch) doors = createDoors(flow, arrival, dayMs, stretchOf(arrival, at));
      const endMs = runTask(flow, arrival, flowIndex, doors, timeMs, turns, random, events) - dayMs;
      const paceMs = spacingMs / Math.max(0.05, rateAt(curve, at));
      next =
        arrival.loop === "open"
          ? at + paceMs * exponential(random)
          : Math.max(endMs + 50 + 400 * random.next(), at + paceMs * (0.7 + 0.6 * random.next()));
    }
    free[worker] = next;
    siftDown(heap, free, 0);
  }
}

function runTask(
  flow: RunFlow,
  arrival: QueueArrival,
  flowIndex: number,
  doors: Doors,
  timeMs: number,
  meanTurns: number,
  random: Random,
  events: EventList,
): number {
  const session = flow.counter++;
  let slot = pickDoor(doors, flow, session, timeMs, random);
  const turns = meanTurns <= 1 ? 1 : Math.max(1, Math.round(meanTurns * gamma(random, 4) * 0.25));
  const isTalk = flow.spec.work.endUsers !== undefined && flow.spec.work.session.kind === "chat";
  let at = timeMs;
  for (let turn = 0; turn < turns; turn++) {
    pushEvent(events, Math.floor(at), flowIndex, slot, session, turn);
    at += durationOf(outputOf(flow, slot, session, turn));
    if (turn + 1 === turns) break;
    at += isTalk ? thinkingMs(random) : TOOL_MS * (0.3 + 1.4 * random.next());
    if (arrival.dispatch === "request") slot = pickDoor(doors, flow, session + turn + 1, at, random);
  }
  return at;
}

interface Doors {
  /** Which stretch of the day they are of; 0 all day when accounts take no turns. */
  stretch: number;
  /** Slots whose account is alive at the start of the day and on shift; all that are alive when nobody is. */
  open: number[];
  /** Running sums of quotas when sticky; empty otherwise. */
  edges: number[];
  roundRobin: boolean;
}

function stretchOf({ shifts }: QueueArrival, msOfDay: number): number {
  return shifts === undefined ? 0 : Math.floor(msOfDay / (shifts.hours * HOUR_MS));
}

function createDoors(flow: RunFlow, arrival: QueueArrival, dayMs: number, stretch: number): Doors {
  const alive: number[] = [];
  for (let slot = flow.from; slot < flow.to; slot++) if (flow.cell.endMs[slot] > dayMs) alive.push(slot);
  const share = arrival.shifts?.share ?? 1;
  const turn = Math.floor(dayMs / HOUR_MS) + stretch;
  const onShift = alive.filter((slot) => unit(mix(flow.cell.accounts[slot].seed, 606), turn) < share);
  const open = onShift.length > 0 ? onShift : alive;
  const edges: number[] = [];
  if (arrival.allocation === "sticky") {
    let run = 0;
    for (const slot of open) {
      const own = createRandom(mix(flow.cell.accounts[slot].seed, 505));
      run += Math.exp((arrival.sigma ?? 1.2) * normal(own));
      edges.push(run);
    }
  }
  return { stretch, open, edges, roundRobin: arrival.allocation === "round-robin" };
}

function pickDoor(doors: Doors, flow: RunFlow, session: number, timeMs: number, random: Random): number {
  let at = doors.roundRobin ? session % doors.open.length : random.int(doors.open.length);
  if (doors.edges.length > 0) {
    const u = random.next() * doors.edges[doors.edges.length - 1];
    let low = 0;
    let high = doors.edges.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (doors.edges[middle] > u) high = middle;
      else low = middle + 1;
    }
    at = low;
  }
  // An account banned since midnight: its tasks go to the next door that still opens.
  for (let tries = 0; tries < doors.open.length; tries++) {
    const slot = doors.open[(at + tries) % doors.open.length];
    if (flow.cell.endMs[slot] > timeMs) return slot;
  }
  return doors.open[at];
}

function buildHeap(keys: Float64Array): number[] {
  const heap = Array.from(keys, (_, i) => i);
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) siftDown(heap, keys, i);
  return heap;
}

function siftDown(heap: number[], keys: Float64Array, from: number): void {
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    let least = at;
    if (left < heap.length && keys[heap[left]] < keys[heap[least]]) least = left;
    if (left + 1 < heap.length && keys[heap[left + 1]] < keys[heap[least]]) least = left + 1;
    if (least === at) return;
    const moved = heap[at];
    heap[at] = heap[least];
    heap[least] = moved;
    at = least;
  }
}
