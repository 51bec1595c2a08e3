// Everything that candidates are measured against, built once for a point in time.
import type { Frame } from "../frame/frame.ts";
import type { Linkage } from "../frame/linkage.ts";
import type { Setting } from "./lead.ts";
import { describePopulation } from "./population.ts";

export function settingOf(frame: Frame, linkage: Linkage, known: number): Setting {
  const { principals, orders, links, holdings, events } = linkage;
  return {
    frame,
    principals,
    orders,
    population: describePopulation(frame, principals, known, {
      links: links.of,
      holdings,
      events,
    }),
    claimed: new Uint8Array(frame.n),
    position: new Uint32Array(frame.n),
  };
}
