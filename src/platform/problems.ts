import * as vscode from 'vscode';
import type { ApiUrlProblem } from '../allo/apiUrl.ts';
import { AlloError, type Problem } from '../allo/errors.ts';
import { ApiUrlError } from './apiUrl.ts';
import { commands } from './commands.ts';
import { formatMomentAround } from './dates.ts';
import type { Log } from './log.ts';
import { isAskingForNewKey } from './refusedKey.ts';

/** A button that does what the sentence beside it advises. */
export interface Remedy {
  readonly label: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** A failure as people are told of it: what happened, what to do, and the buttons that do it. */
export interface Explanation {
  readonly message: string;
  readonly remedies: readonly Remedy[];
  /** Whether the same request may succeed later, or once a remedy was taken. */
  readonly canRetry: boolean;
}

/** What was asked for belongs to an account that is not signed in. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}

/** Shows a failure as a notification. A cancelled action is no failure. */
export async function showProblem(log: Log, error: unknown): Promise<void> {
  if (isCancelled(error)) return;
  logProblem(log, error);
  if (AlloError.is(error, 'key-invalid', 'key-revoked') && isAskingForNewKey()) return;
  const { message, remedies } = explain(error);
  const chosen = await vscode.window.showErrorMessage(
    message,
    ...remedies.map(({ label }) => label),
  );
  const remedy = remedies.find(({ label }) => label === chosen);
  if (remedy) await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? []));
}

/** Whether somebody gave up waiting; nothing is said about that. */
export function isCancelled(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    AlloError.is(error, 'cancelled') ||
    (error instanceof Error && error.name === 'AbortError')
  );
}

/** The words of an {@link AlloError} name no person, so they may stand in the log. */
export function logProblem(log: Log, error: unknown): void {
  if (error instanceof AlloError) {
    log.warn(`${error.problem.kind}: ${error.message}`);
  } else {
    log.error(error instanceof Error ? error : String(error));
  }
}

export function explain(error: unknown): Explanation {
  if (error instanceof AlloError) {
    const canRetry = !AlloError.is(error, ...endsOnlyElsewhere);
    return { ...explainProblem(error.problem, error.requestId), canRetry };
  }
  if (error instanceof ApiUrlError) return { ...explainApiUrl(error.problem), canRetry: false };
  if (error instanceof SignedOutError) {
    return {
      message: vscode.l10n.t('Sign in to Allo to read this.'),
      remedies: [signIn()],
      canRetry: false,
    };
  }
  return {
    message: vscode.l10n.t('Something went wrong inside the Allo extension. The log has the rest.'),
    remedies: [showLog()],
    canRetry: true,
  };
}

/** Asking again is of no use before something was done about these. */
const endsOnlyElsewhere = [
  'key-invalid',
  'key-revoked',
  'trial',
  'billing',
  'contact-unknown',
  'recording-none',
  'recording-denied',
  'recording-address',
] as const;

type Advice = Omit<Explanation, 'canRetry'>;

function explainProblem(problem: Problem, requestId: string | null): Advice {
  const { t } = vscode.l10n;
  switch (problem.kind) {
    case 'key-invalid':
      return {
        message: t('Allo does not know this API key. Sign in with another one.'),
        remedies: [signIn(), showLog()],
      };
    case 'key-revoked':
      return {
        message: t('This API key was revoked in Allo. Sign in with another one.'),
        remedies: [signIn(), showLog()],
      };
    case 'scope-missing':
      return {
        message:
          problem.scope === null
            ? t('The API key may not read this. An Allo admin can make a key that may.')
            : t(
                'The API key may not read this: it lacks the scope {0}. An Allo admin can make a key that has it.',
                problem.scope,
              ),
        remedies: [signIn(), openApiSettings()],
      };
    case 'trial':
      return {
        message: t('Allo does not answer API keys during a trial. Choose a plan in Allo first.'),
        remedies: [openApiSettings()],
      };
    case 'billing':
      return {
        message: t('Allo asks to settle the billing of this team first.'),
        remedies: [openApiSettings(), showLog()],
      };
    case 'forbidden':
      return { message: t('Allo does not let this API key read this.'), remedies: [showLog()] };
    case 'contact-unknown':
      return { message: t('Allo knows no contact with this id.'), remedies: [] };
    case 'not-found':
      return { message: t('Allo does not have this any more.'), remedies: [showLog()] };
    case 'invalid-request':
      return {
        message: t('Allo did not accept the request. The log says why.'),
        remedies: [showLog()],
      };
    case 'rate-limited':
      return {
        message:
          problem.retryAt === null
            ? t('Too many requests: try again in a minute.')
            : t(
                'Too many requests: Allo answers again at {0}.',
                formatMomentAround(nextMinute(problem.retryAt), Date.now()),
              ),
        remedies: [],
      };
    case 'daily-quota':
      return {
        message:
          problem.resetsAt === null
            ? t('The quota of this API key is used up.')
            : t(
                'The quota of this API key is used up. It is renewed at {0}.',
                formatMomentAround(problem.resetsAt, Date.now()),
              ),
        remedies: [],
      };
    case 'server':
      return {
        message:
          requestId === null
            ? t('Allo has a problem on its side. Try again later.')
            : t('Allo has a problem on its side (request {0}). Try again later.', requestId),
        remedies: [showLog()],
      };
    case 'offline':
      return {
        message: t('Allo could not be reached. Check the connection, or the proxy settings.'),
        remedies: [openSettings(t('Proxy Settings'), 'http.proxy'), showLog()],
      };
    case 'proxy':
      return {
        message: t('The proxy did not let the request through. Check the proxy settings.'),
        remedies: [openSettings(t('Proxy Settings'), 'http.proxy'), showLog()],
      };
    case 'certificate':
      return {
        message: t(
          'The certificate of the server is not trusted. If your network inspects traffic, add its authority to the system’s certificates.',
        ),
        remedies: [openSettings(t('Certificate Settings'), 'http.systemCertificates'), showLog()],
      };
    case 'not-json':
      return {
        message: t(
          'Something other than Allo answered, perhaps a proxy or the login page of a network.',
        ),
        remedies: [openSettings(t('Proxy Settings'), 'http.proxy'), showLog()],
      };
    case 'redirected':
      return {
        message: t(
          'The server sends requests elsewhere. The key is not sent there. Check the address of the API.',
        ),
        remedies: [openSettings(t('Open Settings'), 'allo.apiUrl'), showLog()],
      };
    case 'unexpected-shape':
      return {
        message: t('Allo answered in a way that this extension does not understand.'),
        remedies: [showLog()],
      };
    case 'too-large':
      return {
        message: t('The answer of Allo was too large to be read.'),
        remedies: [showLog()],
      };
    case 'recording-none':
      return {
        message: t('Allo has no recording of this call, or none yet. Refresh the call later.'),
        remedies: [],
      };
    case 'recording-gone':
      return { message: t('Allo does not have this recording any more.'), remedies: [showLog()] };
    case 'recording-denied':
      return {
        message: t(
          'The owner of this API key may not play this recording. Allo lets the owner of the line, its members and admins play it.',
        ),
        remedies: [showLog()],
      };
    case 'recording-not-audio':
      return {
        message: t('Allo sent something other than sound in place of the recording.'),
        remedies: [showLog()],
      };
    case 'recording-empty':
      return { message: t('The recording is empty. Try again later.'), remedies: [showLog()] };
    case 'recording-address':
      return {
        message: t(
          'Allo names an address for this recording that is not safe to ask, so it was not asked.',
        ),
        remedies: [showLog()],
      };
    case 'timed-out':
      return {
        message: t('Allo did not answer in time. Try again.'),
        remedies: [openSettings(t('Proxy Settings'), 'http.proxy'), showLog()],
      };
    case 'cancelled':
      return { message: t('Cancelled.'), remedies: [] };
  }
}

function explainApiUrl(problem: ApiUrlProblem): Advice {
  return {
    message: apiUrlMessage(problem),
    remedies: [openSettings(vscode.l10n.t('Open Settings'), 'allo.apiUrl')],
  };
}

function apiUrlMessage(problem: ApiUrlProblem): string {
  switch (problem) {
    case 'empty':
    case 'not-a-url':
      return vscode.l10n.t(
        'The setting allo.apiUrl is no address. It should look like https://api.withallo.com.',
      );
    case 'not-https':
      return vscode.l10n.t(
        'The setting allo.apiUrl must begin with https://, or the key could be read on its way.',
      );
    case 'has-credentials':
      return vscode.l10n.t('The setting allo.apiUrl must not hold a user name or password.');
    case 'has-query':
      return vscode.l10n.t('The setting allo.apiUrl must not hold a “?” or “#”.');
  }
}

/** A time of the day without seconds must not lie before the moment that it stands for. */
function nextMinute(at: number): number {
  return Math.ceil(at / 60_000) * 60_000;
}

function signIn(): Remedy {
  return { label: vscode.l10n.t('Sign In'), icon: 'account', command: commands.signIn };
}

function showLog(): Remedy {
  return { label: vscode.l10n.t('Show Log'), icon: 'output', command: commands.showLog };
}

function openApiSettings(): Remedy {
  return {
    label: vscode.l10n.t('Open Allo'),
    icon: 'link-external',
    command: commands.openApiSettings,
  };
}

function openSettings(label: string, setting: string): Remedy {
  return {
    label,
    icon: 'gear',
    command: 'workbench.action.openSettings',
    arguments: [setting],
  };
}
