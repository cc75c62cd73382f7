import type { Explanation } from '../platform/problems.ts';
import { problemActions, takeRemedy } from './editorPage.ts';
import type { EdgeState, ThreadEdge } from './threadView.ts';

/** How it goes with the loading of more beyond one end of a thread. */
export class EdgeLoad {
  readonly #edge: ThreadEdge;
  #loading: AbortController | undefined;
  #problem: Explanation | undefined;

  constructor(edge: ThreadEdge) {
    this.#edge = edge;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  get problem(): Explanation | undefined {
    return this.#problem;
  }

  /** @returns what is aborted when nobody waits any more */
  start(): AbortSignal {
    this.#loading = new AbortController();
    this.#problem = undefined;
    return this.#loading.signal;
  }

  /** It is over, perhaps because it failed; what still goes on is aborted. */
  stop(problem?: Explanation): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#problem = problem;
  }

  /** What failed may be asked for again. */
  forgive(): void {
    this.#problem = undefined;
  }

  state(hasMore: boolean): EdgeState {
    if (this.#loading) return { type: 'loading' };
    if (!hasMore) return { type: 'end' };
    const problem = this.#problem;
    if (!problem) return { type: 'more' };
    const actions = problemActions(problem).map(({ id, label }) => ({
      id: `${this.#edge}:${id}`,
      label,
    }));
    return { type: 'problem', message: problem.message, actions };
  }
}

/**
 * Does what a button under an edge's problem says.
 *
 * @returns the edge at which to try again; undefined when there is nothing more to do
 */
export async function actOnEdge(
  edges: Readonly<Record<ThreadEdge, EdgeLoad>>,
  action: string,
): Promise<ThreadEdge | undefined> {
  const [edge, id] = action.split(':');
  if ((edge !== 'older' && edge !== 'newer') || id === undefined) return undefined;
  const { problem } = edges[edge];
  if (!problem || (await takeRemedy(problem, id))) return undefined;
  return edge;
}
