// Which campaigns repeat a template of their own: there the leak before they are named is a fair figure of speed. Read off the
// family's own cells, so that no list goes stale.
import { createRandom } from "../math/random.ts";
import { FAMILIES } from "../sim/families/registry.ts";

/** More rewording than this, and a template is no longer one text. */
const MOST_PARAPHRASE = 0.1;

export const TEMPLATED: ReadonlySet<string> = new Set(
  FAMILIES.filter(({ side, cells, parameters }) => {
    const flows = cells({ accounts: 40, days: 7, random: createRandom(1), releaseDay: 3, parameters }).flatMap(
      (cell) => cell.flows,
    );
    const labelled = flows.filter((flow) => flow.label !== undefined);
    return (
      (side === "campaign" || side === "victim") &&
      labelled.length > 0 &&
      labelled.every(({ work: { frame } }) => {
        return frame?.scope === "cell" && frame.rotateHours === undefined && frame.paraphrase <= MOST_PARAPHRASE;
      })
    );
  }).map((family) => family.name),
);
