/** A button under a problem. */
export interface ProblemAction {
  /** Sent back when it is pressed. */
  readonly id: string;
  readonly label: string;
}

/** The id of the one that asks for the same once more. */
export const retryAction = 'retry';
