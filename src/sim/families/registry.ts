// All families by name.
import type { Family } from "../cell.ts";
import { cotElicit } from "./attack/cot-elicit.ts";
import { hydraMix } from "./attack/hydra-mix.ts";
import { queueSwe } from "./attack/queue-swe.ts";
import { releasePivot } from "./attack/release-pivot.ts";
import { signatureReplay } from "./attack/signature-replay.ts";
import { apiApp } from "./honest/api-app.ts";
import { batchClassify } from "./honest/batch-classify.ts";
import { chatIndividual } from "./honest/chat-individual.ts";
import { codingAgent } from "./honest/coding-agent.ts";
import { hackathon } from "./honest/hackathon.ts";
import { harnessManyLabs } from "./honest/harness-many-labs.ts";
import { relayOrganic } from "./honest/relay-organic.ts";
import { supportBot } from "./honest/support-bot.ts";

export const FAMILIES: Family[] = [
  queueSwe,
  cotElicit,
  hydraMix,
  releasePivot,
  signatureReplay,
  chatIndividual,
  apiApp,
  codingAgent,
  supportBot,
  relayOrganic,
  harnessManyLabs,
  batchClassify,
  hackathon,
];

const BY_NAME = new Map(FAMILIES.map((f) => [f.name, f]));

export function familyOf(name: string): Family | undefined {
  return BY_NAME.get(name);
}
