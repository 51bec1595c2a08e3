// All families by name. Order is of no meaning; a family's draws depend on its own name and number only.
import type { Family } from "../cell.ts";
import { agedAccounts } from "./attack/aged-accounts.ts";
import { agenticLong } from "./attack/agentic-long.ts";
import { banRegrow } from "./attack/ban-regrow.ts";
import { cotElicit } from "./attack/cot-elicit.ts";
import { elicit1k } from "./attack/elicit-1k.ts";
import { enterpriseFront } from "./attack/enterprise-front.ts";
import { fullMimic } from "./attack/full-mimic.ts";
import { hydraMix } from "./attack/hydra-mix.ts";
import { judgeCleaning } from "./attack/judge-cleaning.ts";
import { leakedKeys } from "./attack/leaked-keys.ts";
import { logBuyer } from "./attack/log-buyer.ts";
import { lowSlow } from "./attack/low-slow.ts";
import { multiProvider } from "./attack/multi-provider.ts";
import { openLoop } from "./attack/open-loop.ts";
import { paraphrase } from "./attack/paraphrase.ts";
import { payDiverse } from "./attack/pay-diverse.ts";
import { personaK1 } from "./attack/persona-k1.ts";
import { poisonReference } from "./attack/poison-reference.ts";
import { polyglot } from "./attack/polyglot.ts";
import { poolPartition } from "./attack/pool-partition.ts";
import { probeDetector } from "./attack/probe-detector.ts";
import {
  profileForwardedUsers,
  profileNarrowReasoning,
  profilePeakPool,
  profileReplayedSessions,
  profileRotatedFew,
  profileTwoADay,
  profileWidePool,
} from "./attack/profiles.ts";
import { queueSwe } from "./attack/queue-swe.ts";
import { relayRider } from "./attack/relay-rider.ts";
import { releasePivot } from "./attack/release-pivot.ts";
import { resiProxy } from "./attack/resi-proxy.ts";
import { rotatingTemplates } from "./attack/rotating-templates.ts";
import { rubricReward } from "./attack/rubric-reward.ts";
import { safeRewrite } from "./attack/safe-rewrite.ts";
import { scoutThenScale } from "./attack/scout-then-scale.ts";
import { sessionReplay } from "./attack/session-replay.ts";
import { signatureReplay } from "./attack/signature-replay.ts";
import { silentRelay } from "./attack/silent-relay.ts";
import { stickyLognormal } from "./attack/sticky-lognormal.ts";
import { stolenKeys } from "./attack/stolen-keys.ts";
import { agentHarnessLabs } from "./honest/agent-harness-labs.ts";
import { agentPlatform } from "./honest/agent-platform.ts";
import { apiApp } from "./honest/api-app.ts";
import { batchClassify } from "./honest/batch-classify.ts";
import { chatIndividual } from "./honest/chat-individual.ts";
import { ciAgents } from "./honest/ci-agents.ts";
import { ciCodeReview } from "./honest/ci-code-review.ts";
import { ciJudge } from "./honest/ci-judge.ts";
import { classAssignment } from "./honest/class-assignment.ts";
import { codingAgent } from "./honest/coding-agent.ts";
import { cronMidnight } from "./honest/cron-midnight.ts";
import { declaredReseller } from "./honest/declared-reseller.ts";
import { evalVendor } from "./honest/eval-vendor.ts";
import { fallbackRouter } from "./honest/fallback-router.ts";
import { hackathon } from "./honest/hackathon.ts";
import { harnessManyLabs } from "./honest/harness-many-labs.ts";
import { hostedTool } from "./honest/hosted-tool.ts";
import { internalDistillation } from "./honest/internal-distillation.ts";
import { kaggleTask } from "./honest/kaggle-task.ts";
import { legalBatch } from "./honest/legal-batch.ts";
import { newestModelChase } from "./honest/newest-model-chase.ts";
import { nightlyEval } from "./honest/nightly-eval.ts";
import { oneCo500Keys } from "./honest/one-co-500-keys.ts";
import { ossAgentViral } from "./honest/oss-agent-viral.ts";
import { outageRestartSync } from "./honest/outage-restart-sync.ts";
import { outsourcedLabelling } from "./honest/outsourced-labelling.ts";
import { productPlan } from "./honest/product-plan.ts";
import { qualityHarness } from "./honest/quality-harness.ts";
import { ragBackfill } from "./honest/rag-backfill.ts";
import { reasoningCapture } from "./honest/reasoning-capture.ts";
import { redTeamCrowd } from "./honest/red-team-crowd.ts";
import { relayOrganic } from "./honest/relay-organic.ts";
import { releaseDaySurge } from "./honest/release-day-surge.ts";
import { safetyResearchers } from "./honest/safety-researchers.ts";
import { sharedTeamKey } from "./honest/shared-team-key.ts";
import { sharedTranscripts } from "./honest/shared-transcripts.ts";
import { supportBot } from "./honest/support-bot.ts";
import { syntheticDataInhouse } from "./honest/synthetic-data-inhouse.ts";
import { translationFarm } from "./honest/translation-farm.ts";
import { undeclaredSisters } from "./honest/undeclared-sisters.ts";
import { viralTemplate } from "./honest/viral-template.ts";
import { vpnCampus } from "./honest/vpn-campus.ts";

/** Campaigns, and the relay and victim cells that ride with them. */
export const ATTACK_FAMILIES: Family[] = [
  agedAccounts,
  agenticLong,
  banRegrow,
  cotElicit,
  elicit1k,
  enterpriseFront,
  fullMimic,
  hydraMix,
  judgeCleaning,
  leakedKeys,
  logBuyer,
  lowSlow,
  multiProvider,
  openLoop,
  paraphrase,
  payDiverse,
  personaK1,
  poisonReference,
  polyglot,
  poolPartition,
  probeDetector,
  profileWidePool,
  profileReplayedSessions,
  profileForwardedUsers,
  profileRotatedFew,
  profilePeakPool,
  profileTwoADay,
  profileNarrowReasoning,
  queueSwe,
  relayRider,
  releasePivot,
  resiProxy,
  rotatingTemplates,
  rubricReward,
  safeRewrite,
  scoutThenScale,
  sessionReplay,
  signatureReplay,
  silentRelay,
  stickyLognormal,
  stolenKeys,
];

/** Honest customers and their look-alikes, and the organic relay. */
export const HONEST_FAMILIES: Family[] = [
  agentHarnessLabs,
  agentPlatform,
  apiApp,
  batchClassify,
  chatIndividual,
  ciAgents,
  ciCodeReview,
  ciJudge,
  classAssignment,
  codingAgent,
  cronMidnight,
  declaredReseller,
  evalVendor,
  fallbackRouter,
  hackathon,
  harnessManyLabs,
  hostedTool,
  internalDistillation,
  kaggleTask,
  legalBatch,
  newestModelChase,
  nightlyEval,
  oneCo500Keys,
  ossAgentViral,
  outageRestartSync,
  outsourcedLabelling,
  qualityHarness,
  ragBackfill,
  reasoningCapture,
  redTeamCrowd,
  relayOrganic,
  releaseDaySurge,
  safetyResearchers,
  sharedTeamKey,
  sharedTranscripts,
  supportBot,
  syntheticDataInhouse,
  translationFarm,
  undeclaredSisters,
  viralTemplate,
  vpnCampus,
  productPlan,
];

export const FAMILIES: Family[] = [...ATTACK_FAMILIES, ...HONEST_FAMILIES];

const BY_NAME = new Map(FAMILIES.map((f) => [f.name, f]));

export function familyOf(name: string): Family | undefined {
  return BY_NAME.get(name);
}
