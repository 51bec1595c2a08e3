// One world through the replay steps: the only place where the benchmark runs the detector.
import { readFileSync } from "node:fs";
import type { Judgement } from "../judgement/judge.ts";
import type { Reference } from "../judgement/score.ts";
import type { Decision } from "../model/finding.ts";
import { judge } from "../pipeline/judge.ts";
import { judgeSteps } from "../pipeline/steps.ts";
import { type AccountScores, scoreMethods } from "./baselines/registry.ts";
import { frameBytes, type Material, materialOf } from "./material.ts";
import { scoreWorld, type WorldScore } from "./score-world.ts";
import { publishedShape, type Shape } from "./shape.ts";
import { type Task, worldOf } from "./tasks.ts";

/** What the defender spends, in processor time of the machine that runs the benchmark. */
export interface Cost {
  exchanges: number;
  accounts: number;
  /** Making and sketching the world (the simulator is most of it). */
  prepareMs: number;
  /** Judging the whole window once. */
  judgeMs: number;
  /** All steps together. */
  stepsMs: number;
  steps: number;
  /** In memory while judging. */
  frameBytes: number;
}

export interface WorldOutcome {
  task: Task;
  score: WorldScore;
  cost: Cost;
  /** Findings whose coordination passed false-discovery control, and those of them that are mostly strangers. */
  confirmed: number;
  confirmedStrangers: number;
  scores?: AccountScores;
  shape?: Shape;
}

export async function runWorld(task: Task, reference: Reference, stepMs: number): Promise<WorldOutcome> {
  const startMs = cpuMs();
  const material = await materialOf(worldOf(task));
  const preparedMs = cpuMs();
  const run = judged(material, reference, task.once === true ? undefined : stepMs);
  const doneMs = cpuMs();
  const { frame, answers } = material;
  const score = scoreWorld(answers, run.judgement?.findings ?? [], run.decisions, frame);
  const confirmed = (run.judgement?.leads ?? []).flatMap(({ evidence }, i) =>
    run.judgement?.confirmed.has(evidence) ? [i] : [],
  );
  return {
    task,
    score,
    cost: {
      exchanges: frame.n,
      accounts: frame.accounts.length,
      prepareMs: preparedMs - startMs,
      judgeMs: run.lastMs,
      stepsMs: doneMs - preparedMs,
      steps: run.steps,
      frameBytes: frameBytes(frame),
    },
    confirmed: confirmed.length,
    confirmedStrangers: confirmed.filter((i) => score.findings[i].strangerShare >= 0.5).length,
    ...(task.baselines === true && { scores: scoreMethods(material, reference, run.judgement?.findings ?? []) }),
    ...(task.shape === true && { shape: publishedShape(material) }),
  };
}

interface Run {
  judgement: Judgement | undefined;
  /** Undefined when the window was judged once, at its end. */
  decisions: Decision[] | undefined;
  steps: number;
  lastMs: number;
}

function judged({ frame, accounts, contexts, answers }: Material, reference: Reference, stepMs?: number): Run {
  let startMs = cpuMs();
  if (stepMs === undefined) {
    const judgement = judge(frame, accounts, contexts, reference, frame.n, answers.endMs);
    return { judgement, decisions: undefined, steps: 1, lastMs: cpuMs() - startMs };
  }
  const run: Run & { decisions: Decision[] } = { judgement: undefined, decisions: [], steps: 0, lastMs: Number.NaN };
  for (const step of judgeSteps(frame, accounts, contexts, reference, stepMs)) {
    run.judgement = step.judgement;
    run.steps = step.count;
    run.decisions.push(...step.decisions);
    run.lastMs = cpuMs() - startMs;
    startMs = cpuMs();
  }
  return run;
}

/** Processor time of this thread (Linux); where the kernel does not say, wall time. */
function cpuMs(): number {
  try {
    const fields = readFileSync("/proc/thread-self/stat", "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return performance.now();
  }
}
