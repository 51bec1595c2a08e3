// Which leads' coordination survives false-discovery control: e-BH over all that was looked at in one window (Wang and Ramdas 2022), or
// e-LOND over all that is looked at step after step (Xu and Ramdas 2024), so that looking a thousand times is paid for.
import { createELond, eBh } from "../math/e-values.ts";
import type { JudgedLead } from "./lead.ts";
import { NOMINAL_RATE } from "./levels.ts";

/** Per lead, whether its coordination is confirmed. `lookedAt`: all candidates, of which the leads are those worth a question. */
export type Confirm = (leads: readonly JudgedLead[], lookedAt: number) => boolean[];

export const confirmWindow: Confirm = (leads, lookedAt) => {
  const dropped = new Array<number>(Math.max(0, lookedAt - leads.length)).fill(0);
  return eBh([...leads.map((lead) => lead.evidence.ofMost), ...dropped], NOMINAL_RATE).slice(0, leads.length);
};

/**
 * One for each replay; every call is its next step. The rate holds at every time over all the pairs of lead and step so far. The order of
 * tests within a step may not follow the evidence: leads go by their first account, then everything that was dropped.
 */
export function confirmOnline(): Confirm {
  const line = createELond(NOMINAL_RATE);
  return (leads, lookedAt) => {
    const confirmed = new Array<boolean>(leads.length).fill(false);
    const order = leads.map((_, i) => i).sort((a, b) => leads[a].stream.members[0] - leads[b].stream.members[0]);
    for (const i of order) confirmed[i] = line.test(leads[i].evidence.ofMost);
    for (let i = leads.length; i < lookedAt; i++) line.test(0);
    return confirmed;
  };
}
