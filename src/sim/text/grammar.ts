// A small text grammar: `{a|b|c}` picks one (nests), `$name` expands a rule of the lexicon or a binding, `$3-40` a number.
// An expansion is a pure function of the random stream, so a text is named by its seed and never has to be stored.
import type { Random } from "../../math/random.ts";

type Node = string | { pick: Node[][] } | { rule: string } | { low: number; high: number };
export type Rule = Node[];
export type Lexicon = Record<string, Rule>;
export type Bindings = Record<string, string>;

export function compile(source: string): Rule {
  const state = { at: 0 };
  const branches = parseBranches(source, state);
  return branches.length === 1 ? branches[0] : [{ pick: branches }];
}

export function lexicon(rules: Record<string, string>): Lexicon {
  return Object.fromEntries(Object.entries(rules).map(([name, source]) => [name, compile(source)]));
}

/** An unknown `$name` stays as it is written: a missing rule is seen in the text (and by a test), not thrown. */
export function expand(rule: Rule, random: Random, words: Lexicon, bindings: Bindings = {}): string {
  let text = "";
  for (const node of rule) {
    if (typeof node === "string") text += node;
    else if ("pick" in node) text += expand(node.pick[random.int(node.pick.length)], random, words, bindings);
    else if ("rule" in node) {
      const bound = bindings[node.rule];
      const inner = words[node.rule];
      text += bound ?? (inner ? expand(inner, random, words, bindings) : `$${node.rule}`);
    } else text += String(node.low + random.int(node.high - node.low + 1));
  }
  return text;
}

function parseBranches(source: string, state: { at: number }): Node[][] {
  const branches: Node[][] = [[]];
  let literal = "";
  const last = (): Node[] => branches[branches.length - 1];
  const flush = (): void => {
    if (literal !== "") last().push(literal);
    literal = "";
  };
  while (state.at < source.length) {
    const c = source[state.at++];
    if (c === "{") {
      flush();
      last().push({ pick: parseBranches(source, state) });
    } else if (c === "}") break;
    else if (c === "|") {
      flush();
      branches.push([]);
    } else if (c === "$") {
      const match = /^(?:(\d+)-(\d+)|([A-Za-z]+))/.exec(source.slice(state.at, state.at + 40));
      if (!match) literal += c;
      else {
        flush();
        state.at += match[0].length;
        last().push(match[3] ? { rule: match[3] } : { low: Number(match[1]), high: Number(match[2]) });
      }
    } else literal += c;
  }
  flush();
  return branches;
}
