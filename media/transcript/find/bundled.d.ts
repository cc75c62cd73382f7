/** A script with all that it imports, as one string: made by a plugin in `esbuild.js`. */
declare module '*?bundled' {
  const source: string;
  export default source;
}
