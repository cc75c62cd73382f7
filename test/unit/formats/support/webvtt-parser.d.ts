/* What is used of the W3C's parser, which has no types of its own. */
declare module 'webvtt-parser' {
  interface TextNode {
    readonly type: 'text';
    readonly value: string;
  }

  interface SpanNode {
    readonly type: 'object';
    readonly name: string;
    /** The speaker of a `v`; as it was written, with its escapes. */
    readonly value?: string;
    readonly children: readonly (TextNode | SpanNode)[];
  }

  interface ParsedCue {
    readonly id: string;
    /** In seconds. */
    readonly startTime: number;
    /** In seconds. */
    readonly endTime: number;
    readonly tree: { readonly children: readonly (TextNode | SpanNode)[] };
  }

  interface Parser {
    parse(
      text: string,
      mode: 'subtitles/captions/descriptions',
    ): {
      readonly cues: readonly ParsedCue[];
      readonly errors: readonly { readonly message: string; readonly line: number }[];
    };
  }

  const parsers: {
    /** Takes the entities by their names, with and without semicolon. */
    readonly WebVTTParser: new (entities: Readonly<Record<string, string>>) => Parser;
  };
  export default parsers;
}
