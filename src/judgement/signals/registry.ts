// Every signal, in the order in which reasons are listed when bits are equal. Adding one: a file and a line here.
import type { Signal } from "../signal.ts";
import { benchmarkForm } from "./benchmark-form.ts";
import { commonRhythm } from "./common-rhythm.ts";
import { configHomogeneity } from "./config-homogeneity.ts";
import { contextRecurrence } from "./context-recurrence.ts";
import { conversationHandoff } from "./conversation-handoff.ts";
import { coverage } from "./coverage.ts";
import { dataGeneration } from "./data-generation.ts";
import { dealtWork } from "./dealt-work.ts";
import { duplicateLocality } from "./duplicate-locality.ts";
import { equalLoads } from "./equal-loads.ts";
import { foreignOperation } from "./foreign-operation.ts";
import { foreignSignatures } from "./foreign-signatures.ts";
import { fullTime } from "./full-time.ts";
import { harvestShape } from "./harvest-shape.ts";
import { inFlightDispersion } from "./in-flight-dispersion.ts";
import { itemMixing } from "./item-mixing.ts";
import { itemOverlap } from "./item-overlap.ts";
import { jointStart } from "./joint-start.ts";
import { jointSwitch } from "./joint-switch.ts";
import { linkedMembers } from "./linked-members.ts";
import { loadDispersion } from "./load-dispersion.ts";
import { multiplicityDispersion } from "./multiplicity-dispersion.ts";
import { networkOverlap } from "./network-overlap.ts";
import { openOwnership } from "./open-ownership.ts";
import { outputAppetite } from "./output-appetite.ts";
import { outputLength } from "./output-length.ts";
import { paymentCoincidence } from "./payment-coincidence.ts";
import { personalWords } from "./personal-words.ts";
import { productsPerAccount } from "./products-per-account.ts";
import { readingTime } from "./reading-time.ts";
import { reasoningElicitation } from "./reasoning-elicitation.ts";
import { reasoningEnabled } from "./reasoning-enabled.ts";
import { reasoningTranscription } from "./reasoning-transcription.ts";
import { releasePivot } from "./release-pivot.ts";
import { returnedOutput } from "./returned-output.ts";
import { roundTheClock } from "./round-the-clock.ts";
import { rubricGrading } from "./rubric-grading.ts";
import { safeRewriting } from "./safe-rewriting.ts";
import { sandboxedWork } from "./sandboxed-work.ts";
import { scoutThenScale } from "./scout-then-scale.ts";
import { sessionLife } from "./session-life.ts";
import { shardExchangeability } from "./shard-exchangeability.ts";
import { sharedPayment } from "./shared-payment.ts";
import { signupBurst } from "./signup-burst.ts";
import { singleTurns } from "./single-turns.ts";
import { stackHomogeneity } from "./stack-homogeneity.ts";
import { succession } from "./succession.ts";
import { synchrony } from "./synchrony.ts";
import { targetedCapability } from "./targeted-capability.ts";
import { thinIdentity } from "./thin-identity.ts";
import { throwawayPlaces } from "./throwaway-places.ts";
import { unattendedRuns } from "./unattended-runs.ts";
import { unissuedTurns } from "./unissued-turns.ts";
import { workCommitment } from "./work-commitment.ts";
import { workInCommon } from "./work-in-common.ts";

export const SIGNALS: readonly Signal[] = [
  workCommitment,
  fullTime,
  linkedMembers,
  workInCommon,
  configHomogeneity,
  conversationHandoff,
  loadDispersion,
  equalLoads,
  shardExchangeability,
  duplicateLocality,
  multiplicityDispersion,
  itemMixing,
  dealtWork,
  itemOverlap,
  synchrony,
  commonRhythm,
  inFlightDispersion,
  jointStart,
  roundTheClock,
  readingTime,
  sharedPayment,
  paymentCoincidence,
  signupBurst,
  stackHomogeneity,
  networkOverlap,
  thinIdentity,
  foreignOperation,
  reasoningElicitation,
  reasoningTranscription,
  rubricGrading,
  safeRewriting,
  dataGeneration,
  harvestShape,
  targetedCapability,
  singleTurns,
  sessionLife,
  reasoningEnabled,
  outputAppetite,
  outputLength,
  coverage,
  contextRecurrence,
  throwawayPlaces,
  unattendedRuns,
  sandboxedWork,
  personalWords,
  productsPerAccount,
  openOwnership,
  benchmarkForm,
  foreignSignatures,
  unissuedTurns,
  returnedOutput,
  releasePivot,
  jointSwitch,
  succession,
  scoutThenScale,
];
