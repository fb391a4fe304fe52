import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting the program cannot start with; the message is for the person at the terminal. */
export class BadSetting extends Error {
  override name = 'BadSetting';
}

const Settings = z.object({
  KEBU_DATA: z
    .string()
    .default('./data')
    .transform((it) => resolve(it)),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DIRECT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  KEBU_MASTER_KEY_FILE: z.string().optional(),
  KEBU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  KEBU_TRUST_PROXY: z.stringbool().default(false),
  KEBU_NAMED_STATEMENTS: z.stringbool().default(true),
});

export interface Config {
  data_dir: string;
  port: number;
  host: string;
  /** A PostgreSQL server of one's own instead of the embedded one. */
  database_url: string | undefined;
  /** Past a pooler: migrations and the job queue need a connection of their own. */
  direct_database_url: string | undefined;
  public_url: string | undefined;
  tls_cert: string | undefined;
  tls_key: string | undefined;
  master_key_file: string;
  log_level: 'debug' | 'info' | 'warn' | 'error';
  trust_proxy: boolean;
  named_statements: boolean;
}

/** The only reader of the environment. A wrong setting is refused by name, before anything starts. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const stated = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(stated);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new BadSetting(`${path.join('.')}: ${message}`);
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
    tls_cert: it.TLS_CERT,
    tls_key: it.TLS_KEY,
    master_key_file: it.KEBU_MASTER_KEY_FILE ?? resolve(it.KEBU_DATA, 'keys/master.key'),
    log_level: it.KEBU_LOG_LEVEL,
    trust_proxy: it.KEBU_TRUST_PROXY,
    named_statements: it.KEBU_NAMED_STATEMENTS,
  };
}
