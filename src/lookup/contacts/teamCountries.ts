import type * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { AlloNumber } from '../../model/alloNumber.ts';

const stateKey = 'allo.countries';

/** In which countries a team has phone lines: local spellings of numbers are those of these countries. */
export class TeamCountries {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** As far as is known without a request; else the country of this computer. ISO 3166-1 alpha-2. */
  known({
    id,
    knownNumbers,
  }: Pick<AccountConversations, 'id' | 'knownNumbers'>): readonly string[] {
    const countries = countriesOf(knownNumbers ?? []);
    return countries.length > 0 ? countries : (this.#stored()[id] ?? countryOfSystem());
  }

  /** From the team's lines, which are asked for once; where that fails, as {@link known}. */
  async of(account: AccountConversations): Promise<readonly string[]> {
    const countries = countriesOf(await account.numbers().catch(() => []));
    if (countries.length === 0) return this.known(account);
    if (countries.join() !== this.#stored()[account.id]?.join()) {
      void this.#state.update(stateKey, { ...this.#stored(), [account.id]: countries });
    }
    return countries;
  }

  #stored(): Readonly<Record<string, readonly string[]>> {
    return this.#state.get<Record<string, readonly string[]>>(stateKey, {});
  }
}

function countriesOf(lines: readonly AlloNumber[]): readonly string[] {
  return [...new Set(lines.flatMap(({ country }) => country?.toUpperCase() ?? []))];
}

function countryOfSystem(): readonly string[] {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const { region } = new Intl.Locale(locale).maximize();
  return region === undefined ? [] : [region];
}
