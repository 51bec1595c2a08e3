// A plan as a sketch-only record, without making text. It mimics the sketch (same kinds of objects, shared where the text would be
// shared, flags by purpose) but its numbers are not those of the real sketch of the same plan's text: do not mix the two in one run.
import { fold49, objectOf } from "../math/hash.ts";
import { CAPABILITIES, type Capability } from "../model/capability.ts";
import { FLAGS, type SketchRecord } from "../model/sketch.ts";
import { isoTime } from "./iso-time.ts";
import { FOREIGN_TURNS, type Plan, presentedOf } from "./plan.ts";
import { askerOf, mix, unit } from "./run.ts";
import { capabilityOf } from "./text/genres.ts";
import type { Purpose } from "./text/templates.ts";

const PURPOSE_FLAGS: Record<Purpose, number> = {
  answer: 0,
  reasoning: FLAGS.reasoningWanted,
  rationale: FLAGS.answerThenRationale | FLAGS.reasoningWanted,
  rubric: FLAGS.grader,
  rewrite: FLAGS.safeRewrite,
  solve: 0,
  agent: FLAGS.trajectory,
  generate: FLAGS.dataGeneration,
  classify: FLAGS.forcedSchema,
  persona: 0,
  transcribe: FLAGS.reasoningTranscribe,
  clean: 0,
  translate: 0,
};
const PURPOSE_CAPABILITY: Partial<Record<Purpose, Capability>> = {
  reasoning: "reasoning-elicitation",
  rationale: "reasoning-elicitation",
  transcribe: "reasoning-elicitation",
  rubric: "rubric-grading",
  rewrite: "safe-rewrite",
  solve: "software-engineering",
  agent: "agentic-reasoning",
  generate: "data-generation",
  translate: "translation",
};

/** 49 bits of two 32-bit numbers. */
function hashOf(a: number, b: number): number {
  return fold49(a | 0, Math.imul(b + 1, 0x9e3779b1) | 0);
}

export function sketchRecord(plan: Plan, id: string): SketchRecord {
  const { flow, current } = plan;
  const work = flow.spec.work;
  const account = flow.cell.accounts[plan.slot];
  const door = flow.intruders.length > 0 ? flow.intruders[plan.seed % flow.intruders.length] : account;
  const where = plan.session % door.network.addresses.length;
  const failed = plan.status !== 200;
  const userChars =
    current.template === 0 ? 40 + (current.item % 260) : 180 + (current.template % 300) + (current.item % 260);
  const systemChars = plan.systemSeed === 0 ? 0 : 120 + (plan.systemSeed % 700);
  const presented: number[] = [];
  const handed: number[] = [];
  const first = work.session.kind === "single" ? FOREIGN_TURNS : plan.turn - plan.carried;
  for (let i = first; i < first + plan.carried; i++) {
    const said = presentedOf(plan, i);
    presented.push(hashOf(said.output.seed, said.output.tokens));
    if (said.signature !== 0) handed.push(hashOf(said.signature, 3));
  }
  if (plan.replayed) {
    presented.push(hashOf(plan.replayed.output.seed, plan.replayed.output.tokens));
    handed.push(hashOf(plan.replayed.signature, 3));
  }
  const turns = 2 * presented.length + 1;
  const inputTokens = Math.round((systemChars + userChars + presented.length * 500) / 4);
  return {
    v: 1,
    id,
    time: isoTime(plan.timeMs),
    account: account.record.account,
    organization: account.record.organization ?? "",
    credential: account.credentials[plan.session % account.credentials.length],
    pathway: account.pathway,
    model: plan.model,
    session: plan.sessionKey === 0 ? "" : `s_${plan.sessionKey.toString(16)}`,
    ip: door.network.addresses[where],
    asn: door.network.asns[where],
    country: door.network.countries[where],
    user_agent: door.network.stack.userAgent,
    ja4: door.network.stack.ja4,
    status: plan.status,
    duration_ms: plan.durationMs,
    input_tokens: inputTokens,
    output_tokens: failed ? 0 : plan.output.tokens,
    cache_read_tokens: plan.carried > 1 ? Math.round(inputTokens * 0.6) : 0,
    reasoning_tokens: plan.reasoning && !failed ? Math.round(plan.output.tokens * 0.7) : 0,
    temperature: plan.temperature,
    top_p: -1,
    max_tokens: plan.maxTokens,
    stream: plan.stream,
    reasoning_budget: plan.reasoning ? 2000 * (1 + (flow.seed % 8)) : 0,
    stop_reason: failed ? "" : plan.refused ? "refusal" : plan.hitLimit ? "max_tokens" : "end_turn",
    request_state: "full",
    response_state: failed ? "absent" : "full",
    sketch: {
      v: 1,
      objects: objectsOf(plan),
      flags: flagsOf(plan),
      capabilities: capabilitiesOf(plan),
      turns,
      user_turns: presented.length + 1,
      user_chars: userChars,
      system_chars: systemChars,
      output_chars: failed ? 0 : Math.min(1200, plan.output.tokens * 4),
      tool_calls: plan.toolsSeed !== 0 && plan.seed % 10 < 7 ? 1 : 0,
      output: failed || plan.output.tokens < 8 ? 0 : hashOf(plan.output.seed, plan.output.tokens),
      presented,
      passages: current.feed ? [hashOf(current.feed.seed, current.feed.tokens)] : [],
      signature: plan.signature === 0 ? 0 : hashOf(plan.signature, 3),
      signatures_presented: handed,
    },
  };
}

/** What two exchanges share: the frame by its template, the task by its item, the reworded frame only in the bands that survive. */
function objectsOf(plan: Plan): number[] {
  const { current, flow } = plan;
  const work = flow.spec.work;
  const task = mix(current.item, current.variant + Math.max(current.context, 0));
  const objects = [objectOf(hashOf(mix(task, current.template), current.frameVariant), 0)];
  const template = current.template;
  if (template !== 0) {
    const reworded = mix(template, current.frameVariant);
    // A third of the layouts put the frame behind the task: their heads are the task's.
    const behind = template % 3 === 0;
    objects.push(objectOf(hashOf(behind ? task : reworded, 12), 2), objectOf(hashOf(behind ? reworded : task, 17), 7));
    for (let i = 0; i < 2 + (template % 3); i++) {
      const kept = current.frameVariant === 0 || unit(current.frameVariant, i) < 0.25;
      objects.push(objectOf(hashOf(kept ? template : reworded, 20 + i), 1));
    }
    for (let band = 0; band < 4; band++) {
      const kept = !behind && (current.frameVariant === 0 || unit(current.frameVariant, 30 + band) < 0.35);
      objects.push(objectOf(hashOf(kept ? template : mix(task, reworded), 30 + band), 3));
    }
  } else {
    objects.push(objectOf(hashOf(task, 12), 2), objectOf(hashOf(task, 17), 7));
    for (let band = 0; band < 4; band++) objects.push(objectOf(hashOf(task, 30 + band), 3));
  }
  objects.push(objectOf(hashOf(task, 40), 1), objectOf(hashOf(mix(task, 1), 41), 1));
  for (let band = 0; band < 3; band++) {
    const kept = current.variant === 0 || unit(current.variant, band) < 0.4;
    objects.push(objectOf(hashOf(mix(kept ? current.item : task, template), 50 + band), 8));
  }
  if (plan.systemSeed !== 0)
    for (let i = 0; i < 3; i++) objects.push(objectOf(hashOf(plan.systemSeed, 60 + i), i === 0 ? 4 : 5));
  if (plan.toolsSeed !== 0) objects.push(objectOf(hashOf(plan.toolsSeed, 64), 6));
  if (current.context >= 0)
    objects.push(
      objectOf(hashOf(current.context, 65), 9),
      objectOf(hashOf(work.throwAway ? current.context : askerOf(flow, plan.slot, plan.session), 66), 9),
    );
  if (plan.turn > 0) objects.push(objectOf(hashOf(plan.sessionKey, 67), 10));
  return objects;
}

function flagsOf(plan: Plan): number {
  const { current, flow } = plan;
  const work = flow.spec.work;
  let flags = work.frame && current.template !== 0 ? PURPOSE_FLAGS[work.frame.purpose] : 0;
  if (current.kind === "follow" || current.kind === "again") flags |= FLAGS.followUp | FLAGS.personal;
  if (work.typos > 0 && unit(plan.seed, 61) < 0.4) flags |= FLAGS.personal;
  if (current.kind === "tool") flags |= FLAGS.toolResults;
  if (work.session.kind === "single" && plan.maxTokens >= 4096 && plan.temperature >= 0.7) flags |= FLAGS.harvestShape;
  if (current.template !== 0 && current.template % 5 < 2) flags |= FLAGS.forcedSchema;
  if (current.genre === "choice" || current.genre === "mathword") flags |= FLAGS.benchmarkForm;
  if (current.context >= 0 && unit(askerOf(flow, plan.slot, plan.session), 27) < (work.containers ?? 0))
    flags |= FLAGS.sandbox;
  if (current.genre === "seedtask") flags |= FLAGS.dataGeneration;
  if (current.genre === "sensitive") flags |= FLAGS.safeRewrite;
  if (plan.systemSeed !== 0) flags |= FLAGS.hasSystem;
  if (plan.toolsSeed !== 0) flags |= FLAGS.hasTools;
  if (plan.refused) flags |= FLAGS.refused;
  if (plan.hitLimit) flags |= FLAGS.hitLimit;
  return flags;
}

function capabilitiesOf(plan: Plan): number[] {
  const work = plan.flow.spec.work;
  const scores = CAPABILITIES.map(() => 0);
  const task = CAPABILITIES.indexOf(work.capability ?? capabilityOf(plan.current.genre));
  const purpose = work.frame && plan.current.template !== 0 ? PURPOSE_CAPABILITY[work.frame.purpose] : undefined;
  const framed = purpose === undefined ? task : CAPABILITIES.indexOf(purpose);
  const noise = plan.seed % 40;
  scores[framed] += 170 - noise;
  scores[task] += 60;
  scores[CAPABILITIES.length - 1] += 25 + noise;
  return scores;
}
