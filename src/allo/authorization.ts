import { AlloError, type Problem } from './errors.ts';

/** The two generations of the API, which differ in paths, envelopes and authorization. */
export type Generation = 'v1' | 'v2';

/** How the key stands in the Authorization header: by itself, or as `Api-Key <key>`. */
type AuthorizationForm = 'raw' | 'api-key';

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

  /**
   * Sends with the form of authorization that works, which may take a second request to find.
   *
   * @param send is given the value of the header
   * @throws what `send` throws
   */
  async attempt<T>(
    generation: Generation,
    send: (authorization: string) => Promise<T>,
  ): Promise<T> {
    const [form, other] = this.#formsFor(generation);
    try {
      return await this.#attemptAs(form, generation, send);
    } catch (error) {
      if (other === undefined || !AlloError.is(error, 'key-invalid')) throw error;
      try {
        return await this.#attemptAs(other, generation, send);
      } catch (second) {
        // The API knew the key in neither form, so there is no use in trying both again.
        if (AlloError.is(second, 'key-invalid')) this.#settled.add(generation);
        throw second;
      }
    }
  }

  async #attemptAs<T>(
    form: AuthorizationForm,
    generation: Generation,
    send: (authorization: string) => Promise<T>,
  ): Promise<T> {
    try {
      const answer = await send(form === 'raw' ? this.#key : `Api-Key ${this.#key}`);
      this.#recognised(generation, form);
      return answer;
    } catch (error) {
      if (AlloError.is(error, ...givenToKnownKeys)) this.#recognised(generation, form);
      throw error;
    }
  }

  /** The forms to try in order: one where it is known which works, else both. */
  #formsFor(generation: Generation): readonly [AuthorizationForm, AuthorizationForm?] {
    const form = this.#forms[generation];
    if (this.#settled.has(generation)) return [form];
    return [form, form === 'raw' ? 'api-key' : 'raw'];
  }

  /** The API knew the key in this form, whether or not it granted the request. */
  #recognised(generation: Generation, form: AuthorizationForm): void {
    this.#forms[generation] = form;
    this.#settled.add(generation);
  }
}

/** Answers that Allo gives only when it knows whose key it is. */
const givenToKnownKeys: readonly Problem['kind'][] = [
  'key-revoked',
  'scope-missing',
  'trial',
  'contact-unknown',
  'daily-quota',
  'recording-denied',
];
