import { json, type Reply } from './reply.ts';

export interface Detail {
  readonly message: string;
  readonly field: string;
}

/** What v1 answers when something is wrong. */
export function v1Error(
  status: number,
  code: string,
  details: readonly Detail[] | null = null,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return json({ code, details }, status, headers);
}

export interface V2ErrorExtras {
  readonly param?: string;
  readonly suggestion?: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly retry_after_seconds?: number;
}

const types: Readonly<Record<number, string>> = {
  400: 'validation_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  405: 'validation_error',
  409: 'conflict_error',
  415: 'validation_error',
  422: 'validation_error',
  429: 'rate_limit_error',
};

/** What v2 answers when something is wrong. */
export function v2Error(
  status: number,
  code: string,
  message: string,
  requestId: string,
  extras: V2ErrorExtras = {},
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const error = {
    type: types[status] ?? 'server_error',
    code,
    message,
    retryable: status === 429 || status >= 500,
    request_id: requestId,
    doc_url: `https://help.withallo.com/en/v2/api-reference/guides/error-codes#${code.toLowerCase()}`,
    ...extras,
  };
  return json({ error }, status, headers);
}

/** A wrong request: thrown by the code that reads parameters, answered in one place. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;

  constructor(status: number, code: string, message: string, field: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  reply(generation: 'v1' | 'v2', requestId: string): Reply {
    if (generation === 'v1') {
      const details = this.field === null ? null : [{ message: this.message, field: this.field }];
      return v1Error(this.status, this.code, details);
    }
    const extras = this.field === null ? {} : { param: this.field };
    return v2Error(this.status, this.code, this.message, requestId, extras);
  }
}
