import type { ApiUrlProblem } from '../allo/apiUrl.ts';
import { settings } from './settings.ts';

/** The setting `allo.apiUrl` cannot be used. */
export class ApiUrlError extends Error {
  override readonly name = 'ApiUrlError';

  readonly problem: ApiUrlProblem;

  constructor(problem: ApiUrlProblem) {
    super(`The setting allo.apiUrl cannot be used: ${problem}`);
    this.problem = problem;
  }
}

/** The address of the API. @throws ApiUrlError when the setting cannot be used */
export function usableApiUrl(): URL {
  const parsed = settings.apiUrl();
  if ('problem' in parsed) throw new ApiUrlError(parsed.problem);
  return parsed.url;
}
