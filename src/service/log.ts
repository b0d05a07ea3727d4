// The log: one line an event on standard error, in logfmt. It knows nothing of what is worth telling.

export interface Log {
  readonly info: (message: string, details?: Details) => void;
  readonly warn: (message: string, details?: Details) => void;
}

type Details = Readonly<Record<string, string | number | null>>;

/** Characters that would let a value from outside look like another line or field. */
const UNSAFE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** `2026-01-12T16:00:00.000Z info visited source=ikon items=30`; null details are left out. */
export function openLog(write: (line: string) => void, now: () => Date): Log {
  const tell =
    (level: string) =>
    (message: string, details: Details = {}) => {
      const fields = Object.entries(details).flatMap(([key, value]) =>
        value === null ? [] : `${key}=${toValue(value)}`,
      );
      write([now().toISOString(), level, message, ...fields].join(' '));
    };
  return { info: tell('info'), warn: tell('warn') };
}

/** What is said of an error: its message, and for whoever asks for it with `SONIN_DEBUG` its stack. */
export function toErrorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env['SONIN_DEBUG'] === undefined ? error.message : (error.stack ?? error.message);
}

function toValue(value: string | number): string {
  const text = String(value).replace(UNSAFE, (unsafe) => JSON.stringify(unsafe).slice(1, -1));
  return text === '' || text.includes(' ') ? `"${text}"` : text;
}
