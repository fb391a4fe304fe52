import { resolve } from 'node:path';
import { z } from 'zod';

import { addressFault } from './server-address.ts';

/** A setting the program cannot start with; the message is for the person at the terminal. */
export class BadSetting extends Error {
  override name = 'BadSetting';
}

const isYes = z.stringbool().default(false);
const database = z
  .url({ protocol: /^postgres(ql)?$/ })
  .superRefine((it, found) => {
    const message = addressFault(it);
    if (message) found.addIssue({ code: 'custom', message });
  })
  .optional();

const Settings = z.object({
  KEBU_DATA: z
    .string()
    .default('./data')
    .transform((it) => resolve(it)),
  // Digits alone: an empty or blank port would otherwise be read as 0, a port the system picks.
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(8080),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  DATABASE_URL: database,
  DIRECT_DATABASE_URL: database,
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  KEBU_MASTER_KEY_FILE: z.string().optional(),
  KEBU_METRICS_TOKEN_FILE: z.string().optional(),
  KEBU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  KEBU_TRUST_PROXY: isYes,
  KEBU_NAMED_STATEMENTS: z.stringbool().default(true),
  KEBU_RATE_LIMITS: z.stringbool().default(true),
  KEBU_COMPANY_SIGN_IN: z.string().optional(),
  KEBU_PASSWORD_MAX_DAYS: z.coerce.number().int().min(30).max(3_650).optional(),
  KEBU_SECOND_FACTOR: z.enum(['off', 'powerful', 'everyone']).default('off'),
});

/** What each setting must be. What was given is not repeated: a URL may hold a password. */
const wanted: Partial<Record<keyof typeof Settings.shape, string>> = {
  PORT: 'a port from 0 to 65535 / 0 到 65535 的端口',
  HOST: 'an address to listen on, such as 127.0.0.1 / 监听地址',
  DATABASE_URL: 'postgresql://user:password@host:5432/database',
  DIRECT_DATABASE_URL: 'postgresql://user:password@host:5432/database',
  PUBLIC_URL: 'the address people use, such as https://kebu.example / 对外的网址',
  SMTP_URL: 'smtp://user:password@mail.example:587 or smtps://…:465 / 发信服务器',
  MAIL_FROM: 'one mail address, such as kebu@example.com / 一个发信地址',
  KEBU_LOG_LEVEL: 'debug, info, warn or error',
  KEBU_TRUST_PROXY: 'true or false',
  KEBU_NAMED_STATEMENTS: 'true or false',
  KEBU_RATE_LIMITS: 'on or off',
  KEBU_PASSWORD_MAX_DAYS: 'days from 30 to 3650 / 30 到 3650 天',
  KEBU_SECOND_FACTOR: 'off, powerful or everyone',
};

export interface Config {
  data_dir: string;
  port: number;
  host: string;
  /** A PostgreSQL server of one's own instead of the embedded one. */
  database_url: string | undefined;
  /** Past a pooler: migrations and the job queue need a connection of their own. */
  direct_database_url: string | undefined;
  public_url: string | undefined;
  /** The server mail leaves by, and the address it leaves from; undefined: no mail is sent. */
  mail: { smtp_url: string; from: string; public_url: string } | undefined;
  tls_cert: string | undefined;
  tls_key: string | undefined;
  master_key_file: string;
  /** Holds what a stranger must say to read the metrics; without it only this machine may. */
  metrics_token_file: string | undefined;
  log_level: 'debug' | 'info' | 'warn' | 'error';
  trust_proxy: boolean;
  named_statements: boolean;
  /** Off for measuring alone: nobody is then asked to wait, however fast he asks (V04). */
  rate_limits: boolean;
  /** A file that says where the company keeps its accounts (docs/operating/sign-in.md). */
  company_sign_in: string | undefined;
  /** After how many days a password must be replaced; never, when not set (B13). */
  password_max_days: number | undefined;
  /** Whose offices do nothing before a second factor is added (access/1e, B11). */
  second_factor: 'off' | 'powerful' | 'everyone';
}

/** A mail without a sender or a link would be of no use to anybody: all three, or none. */
function mailOf({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: z.output<typeof Settings>): Config['mail'] {
  if (SMTP_URL === undefined) return undefined;
  if (MAIL_FROM === undefined || PUBLIC_URL === undefined)
    throw new BadSetting('SMTP_URL needs MAIL_FROM and PUBLIC_URL');
  return { smtp_url: SMTP_URL, from: MAIL_FROM, public_url: PUBLIC_URL };
}

/**
 * The only reader of the environment. A wrong setting is refused by name and with what it must be
 * (BadSetting), before anything starts. An empty one counts as not given.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const stated = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(stated);
  if (!read.success) {
    const { path, code, message } = read.error.issues[0]!;
    const name = path[0] as keyof typeof wanted;
    if (code === 'custom') throw new BadSetting(`${name}: ${message}`);
    throw new BadSetting(`${name} must be / 应为 ${wanted[name] ?? 'text'}`);
  }
  const it = read.data;
  if ((it.TLS_CERT === undefined) !== (it.TLS_KEY === undefined))
    throw new BadSetting('TLS_CERT and TLS_KEY belong together');
  return {
    data_dir: it.KEBU_DATA,
    port: it.PORT,
    host: it.HOST,
    database_url: it.DATABASE_URL,
    direct_database_url: it.DIRECT_DATABASE_URL ?? it.DATABASE_URL,
    public_url: it.PUBLIC_URL,
    mail: mailOf(it),
    tls_cert: it.TLS_CERT,
    tls_key: it.TLS_KEY,
    master_key_file: it.KEBU_MASTER_KEY_FILE ?? resolve(it.KEBU_DATA, 'keys/master.key'),
    metrics_token_file: it.KEBU_METRICS_TOKEN_FILE,
    log_level: it.KEBU_LOG_LEVEL,
    trust_proxy: it.KEBU_TRUST_PROXY,
    named_statements: it.KEBU_NAMED_STATEMENTS,
    rate_limits: it.KEBU_RATE_LIMITS,
    company_sign_in: it.KEBU_COMPANY_SIGN_IN,
    password_max_days: it.KEBU_PASSWORD_MAX_DAYS,
    second_factor: it.KEBU_SECOND_FACTOR,
  };
}
