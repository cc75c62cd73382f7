/** What was recorded of a call. */
export interface Recording {
  /** The whole file, for all who asked: not to be changed, and not to be handed over by transfer. */
  readonly bytes: Uint8Array;
  /** In lower case, without parameters; such as `audio/mpeg`. */
  readonly mimeType: string;
}
