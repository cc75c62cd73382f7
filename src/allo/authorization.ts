/** The two generations of the API, which differ in paths, envelopes and authorization. */
export type Generation = 'v1' | 'v2';

/** How the key stands in the Authorization header: by itself, or as `Api-Key <key>`. */
export type AuthorizationForm = 'raw' | 'api-key';

/**
 * Which form of the Authorization header goes to which generation. The documentation names the raw
 * key for v1 and `Api-Key` for v2; clients in the field use the raw key on both, and nobody knows
 * whether v1 takes the other. So the documented form goes first, the other once upon a 401, and what
 * worked stays.
 */
export class Authorization {
  readonly #key: string;
  readonly #forms: Record<Generation, AuthorizationForm> = { v1: 'raw', v2: 'api-key' };
  readonly #settled = new Set<Generation>();

  constructor(key: string) {
    this.#key = key;
  }

  /** The forms to try in order: one where it is known which works, else both. */
  forms(generation: Generation): readonly [AuthorizationForm, AuthorizationForm?] {
    const form = this.#forms[generation];
    if (this.#settled.has(generation)) return [form];
    return [form, form === 'raw' ? 'api-key' : 'raw'];
  }

  /** The API knew the key in this form, whether or not it granted the request. */
  recognised(generation: Generation, form: AuthorizationForm): void {
    this.#forms[generation] = form;
    this.#settled.add(generation);
  }

  /** The API knew the key in neither form, so there is no use in trying both again. */
  refused(generation: Generation): void {
    this.#settled.add(generation);
  }

  /** The value of the header. */
  header(form: AuthorizationForm): string {
    return form === 'raw' ? this.#key : `Api-Key ${this.#key}`;
  }
}
