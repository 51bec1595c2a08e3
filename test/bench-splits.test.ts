// What calibration has seen and what it has not: the benchmark is worth nothing if the two touch.
import { describe, expect, it } from "vitest";
import { calibrationWorlds } from "../scripts/calibration/worlds.ts";
import { AXES, type Axis } from "../src/bench/axes.ts";
import { runTasks } from "../src/bench/run-tasks.ts";
import { BENCH_SUITES, type Task, tasksOf, unseenFamilies, worldOf } from "../src/bench/tasks.ts";
import { TEMPLATED } from "../src/bench/templated.ts";
import { createRandom } from "../src/math/random.ts";
import { shippedReference } from "../src/pipeline.ts";
import type { Arrival, CellSpec } from "../src/sim/cell.ts";
import { familyOf } from "../src/sim/families/registry.ts";
import { familiesOf, suite } from "../src/sim/suites.ts";
import { startWorker } from "../src/store/own-module.ts";

function rateOf(arrival: Arrival): number {
  return "perDay" in arrival ? arrival.perDay : Number.NaN;
}

describe("splits", () => {
  it("keep every judge family out of the worlds that calibration reads", () => {
    const judge = new Set(familiesOf("judge"));
    for (let seed = 1; seed <= 200; seed++)
      for (const world of calibrationWorlds(seed))
        expect(world.populations.filter((p) => judge.has(p.family.name)).map((p) => p.family.name)).toEqual([]);
  });

  it("hold campaigns run with more and with less care: cards, quotas and filler are not the family's alone", () => {
    const cells = Array.from({ length: 60 }, (_, i) => i + 1).flatMap((seed) =>
      calibrationWorlds(seed)
        .flatMap((w) => w.populations)
        .filter(({ family }) => family.name === "queue-swe")
        .flatMap(({ family }) =>
          family.cells({
            accounts: 20,
            days: 4,
            random: createRandom(seed),
            releaseDay: 2,
            parameters: family.parameters,
          }),
        ),
    );
    const share = (is: (cell: CellSpec) => boolean): number => cells.filter(is).length / cells.length;
    const dealt = ({ flows }: CellSpec): boolean =>
      flows.some(({ arrival }) => arrival.kind === "queue" && arrival.allocation === "sticky");
    expect(cells.length).toBe(60);
    for (const is of [dealt, (c: CellSpec) => c.flows.some((f) => f.label === undefined)]) {
      expect(share(is)).toBeGreaterThan(0.3);
      expect(share(is)).toBeLessThan(0.7);
    }
    // What is given up for filler is asked all the same: the accounts are as busy as the family says.
    const rates = cells.map(({ flows }) => flows.reduce((sum, { arrival }) => sum + rateOf(arrival), 0));
    expect(Math.max(...rates) - Math.min(...rates)).toBeLessThan(1e-9);
  });

  it("keep every detectable build campaign and every build look-alike out of the worlds that are judged", () => {
    const crowd = new Set(["chat-individual", "api-app", "coding-agent", "support-bot", "batch-classify"]);
    for (let n = 1; n <= 4; n++)
      for (let seed = 1; seed <= 20; seed++) {
        const seen = suite(`mixed-judge-${n}`, seed).populations.filter(
          ({ family }) =>
            family.split === "build" && family.detectable && family.name !== "relay-organic" && !crowd.has(family.name),
        );
        expect(seen.map((p) => p.family.name)).toEqual([]);
      }
  });

  it("choose thresholds of other methods on build families only, in worlds that are not judged", () => {
    for (const name of BENCH_SUITES) {
      const tasks = tasksOf(name);
      const build = tasks.filter((t) => t.kind === "build");
      // A suite without mixed worlds compares no methods.
      expect(build.length > 0, name).toBe(tasks.some((t) => t.kind === "mixed"));
      expect(unseenFamilies(build)).toEqual([]);
      const judged = new Set(tasks.filter((t) => t.kind === "mixed").map((t) => `${t.world} ${t.seed}`));
      expect(build.filter((t) => judged.has(`${t.world} ${t.seed}`))).toEqual([]);
    }
    expect(unseenFamilies(tasksOf("standard").filter((t) => t.kind === "mixed")).length).toBeGreaterThan(8);
  });
});

describe("suites", () => {
  it("run each world once and have no campaign in campaign-free worlds", () => {
    for (const name of BENCH_SUITES) {
      const tasks = tasksOf(name);
      expect(new Set(tasks.map((t) => JSON.stringify(t))).size).toBe(tasks.length);
      for (const task of tasks.filter((t) => t.kind === "null").slice(0, 30))
        expect(worldOf(task).populations.filter((p) => p.family.side === "campaign")).toEqual([]);
    }
    expect(tasksOf("standard", 4).filter((t) => t.kind === "mixed")).toHaveLength(12);
  });

  it("turn one dial per axis, and only that one", () => {
    for (const axis of Object.keys(AXES) as Axis[]) {
      const worlds = AXES[axis].values.map((value) =>
        worldOf({ kind: "sweep", world: "sweep", seed: 1, axis, value, once: true }),
      );
      expect(new Set(worlds.map((w) => w.populations.length)).size, axis).toBe(1);
      const campaigns = worlds.map((w) => w.populations.filter((p) => p.family.side === "campaign"));
      expect(
        campaigns.every((c) => c.length === 1),
        axis,
      ).toBe(true);
    }
  });

  it("reads off which campaigns keep a template", () => {
    expect(TEMPLATED.has("queue-swe")).toBe(true);
    for (const name of ["paraphrase", "rotating-templates", "full-mimic", "chat-individual"])
      expect([name, TEMPLATED.has(name)]).toEqual([name, false]);
    expect([...TEMPLATED].filter((name) => familyOf(name) === undefined)).toEqual([]);
  });

  it("give the same outcomes in the same order whatever the number of threads", async () => {
    const tasks = [40, 4, 8].map(
      (value): Task => ({ kind: "sweep", world: "sweep", seed: 1, axis: "accounts", value, once: true }),
    );
    const outcomes = async (workers: number) => {
      const done = await runTasks(tasks, {
        reference: shippedReference(),
        stepMs: 1,
        workers,
        startWorker: (data) => startWorker(import.meta.url, "../src/bench/world-worker", data),
      });
      return done.map(({ task, score, confirmed }) => ({ task, score, confirmed }));
    };
    const one = await outcomes(1);
    expect(await outcomes(3)).toEqual(one);
    expect(one.map((o) => o.task.value)).toEqual([40, 4, 8]);
    expect(one[0].score.campaigns[0].members).toBe(40);
  });

  it("stop when they are told to, with the reason given", async () => {
    const told = new AbortController();
    const tasks: Task[] = Array.from({ length: 50 }, (_, i) => ({
      kind: "null",
      world: "null-small",
      seed: i + 1,
      once: true,
    }));
    const running = runTasks(tasks, {
      reference: shippedReference(),
      stepMs: 1,
      workers: 2,
      startWorker: (data) => startWorker(import.meta.url, "../src/bench/world-worker", data),
      onDone: () => told.abort(new Error("enough")),
      signal: told.signal,
    });
    await expect(running).rejects.toThrow("enough");
  });
});
