// The exchanges of one day as columns: 24 bytes each, sorted once, so that a day of a million fits in 24 MB.
export interface EventList {
  length: number;
  times: Float64Array;
  flows: Int32Array;
  slots: Int32Array;
  sessions: Int32Array;
  turns: Int32Array;
}

export function createEvents(capacity = 1024): EventList {
  return {
    length: 0,
    times: new Float64Array(capacity),
    flows: new Int32Array(capacity),
    slots: new Int32Array(capacity),
    sessions: new Int32Array(capacity),
    turns: new Int32Array(capacity),
  };
}

export function pushEvent(
  list: EventList,
  timeMs: number,
  flow: number,
  slot: number,
  session: number,
  turn: number,
): void {
  if (list.length === list.times.length) grow(list);
  const i = list.length++;
  list.times[i] = timeMs;
  list.flows[i] = flow;
  list.slots[i] = slot;
  list.sessions[i] = session;
  list.turns[i] = turn;
}

/** Indices of the events in [fromMs, fromMs + 2 days), in time order; ties keep the order in which they were pushed. */
export function inTimeOrder(list: EventList, fromMs: number): Uint32Array {
  // One double holds (ms, index): 28 bits of time and 25 of index sort natively, without a comparator.
  const keys = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) keys[i] = (list.times[i] - fromMs) * 33_554_432 + i;
  keys.sort();
  const order = new Uint32Array(list.length);
  for (let i = 0; i < list.length; i++) order[i] = keys[i] % 33_554_432;
  return order;
}

function grow(list: EventList): void {
  const size = list.times.length * 2;
  const wider = createEvents(size);
  wider.times.set(list.times);
  wider.flows.set(list.flows);
  wider.slots.set(list.slots);
  wider.sessions.set(list.sessions);
  wider.turns.set(list.turns);
  Object.assign(list, { ...wider, length: list.length });
}
