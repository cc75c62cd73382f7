import { fold } from '../../../src/model/fold.ts';
import { graphemeEdges } from './graphemes.ts';
import type { FindQuery } from './query.ts';
import type { Unit } from './unit.ts';
import { isWordEdge } from './wordEdge.ts';

/**
 * Finds the hits in a unit: UTF-16 offsets, start and end in turn, in order, none empty, none
 * overlapping, none cutting a grapheme.
 *
 * @param most how many hits are wanted at most
 */
export type Matcher = (unit: Unit, most: number) => number[];

/**
 * Makes a query ready to be run.
 *
 * @throws {SyntaxError} if its regular expression is broken
 */
export function compile(query: FindQuery): Matcher {
  return query.regex ? expressionMatcher(query) : wordsMatcher(query);
}

function wordsMatcher({ text, matchCase, wholeWord }: FindQuery): Matcher {
  const sought = fold(text, matchCase);
  return (unit, most) => {
    const hits: number[] = [];
    if (sought === '' || !unit.folded(matchCase).includes(sought)) return hits;
    const folded = unit.foldedWithOffsets(matchCase);
    let from = 0;
    while (hits.length < 2 * most) {
      const at = folded.text.indexOf(sought, from);
      if (at < 0) break;
      const hit = folded.original(at, at + sought.length);
      const isHit = hit !== null && (!wholeWord || isWholeWord(unit.text, hit[0], hit[1]));
      if (isHit) hits.push(hit[0], hit[1]);
      from = at + (isHit ? sought.length : 1);
    }
    return hits;
  };
}

/** `^` and `$` match at lines, a dot any character but a line's end, as in VS Code's own search. */
function expressionMatcher({ text, matchCase, wholeWord }: FindQuery): Matcher {
  const expression = new RegExp(text, matchCase ? 'gmu' : 'gimu');
  return (unit, most) => {
    const hits: number[] = [];
    if (text === '') return hits;
    let edges: ReturnType<typeof graphemeEdges> | undefined;
    expression.lastIndex = 0;
    while (hits.length < 2 * most) {
      const match = expression.exec(unit.text);
      if (!match) break;
      const [found] = match;
      if (found !== '') {
        edges ??= graphemeEdges(unit.text);
        const start = edges.before(match.index);
        const end = edges.after(match.index + found.length);
        if (!wholeWord || isWholeWord(unit.text, start, end)) {
          hits.push(start, end);
          expression.lastIndex = end;
          continue;
        }
      }
      const next = unit.text.codePointAt(match.index) ?? 0;
      expression.lastIndex = match.index + (next > 0xffff ? 2 : 1);
    }
    return hits;
  };
}

function isWholeWord(text: string, start: number, end: number): boolean {
  return isWordEdge(text, start) && isWordEdge(text, end);
}
