/** Puts values where `{0}`, `{1}` stand in a sentence. What is put in is not looked at again. */
export function fillIn(sentence: string, ...values: readonly string[]): string {
  return sentence.replace(/\{(\d)\}/gu, (hole, index: string) => values[Number(index)] ?? hole);
}
