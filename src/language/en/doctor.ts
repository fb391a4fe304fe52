import type { doctor as source } from '../zh-CN/doctor.ts';

export const doctor: typeof source = {
  key_in_place: { what: 'the master key is in place and for this account alone' },
  key_absent: {
    what: 'there is no master key: {{file}}',
    advice: 'Put it back if there is data, or the start is sealed; a new register makes one.',
  },
  key_open: {
    what: 'other accounts can read the master key: {{file}}',
    advice: 'Run chmod 600 {{file}}',
  },
  key_beside_data: {
    what: 'the master key lies beside the data: who copies the data has the key as well',
    advice: 'Move it, set KEBU_MASTER_KEY_FILE, keep a copy offline (docs/operating/keys.md).',
  },
  key_unreadable: {
    what: 'the master key is of no use: {{file}}',
    advice:
      'It is one line, 32 bytes in base64, readable by this account; fetch the copy kept offline.',
  },
  disk_room: { what: '{{gib}} GiB are free for the data' },
  disk_low: {
    what: 'only {{gib}} GiB are free for the data',
    advice: 'On a full disk nothing can be saved: make room.',
  },
  disk_shut: {
    what: '{{folder}} cannot be written',
    advice: 'Look who owns it, and whether it is mounted for reading only.',
  },
  keystore_whole: { what: 'all {{mirrors}} copies of the keystore are in order' },
  keystore_none: { what: 'there is no keystore yet: the first start makes it' },
  keystore_ailing: {
    what: 'only {{whole}} of {{mirrors}} copies of the keystore are in order',
    advice:
      'One more failure loses identities: see to the disk and restart; copies mend (docs/operating/keys.md).',
  },
  keystore_unusable: {
    what: 'the keystore does not open: {{reason}}',
    advice:
      'Key and keystore belong together; never start with an empty one (docs/operating/keys.md).',
  },
  database_none: { what: 'there is no database yet: the first start makes it' },
  database_version: { what: 'PostgreSQL {{version}}, and what is committed is kept' },
  database_unchecked: {
    what: 'this database keeps no checksums: a page the disk spoils goes unnoticed',
    advice: 'Stop PostgreSQL and run pg_checksums --enable once.',
  },
  database_fault: {
    what: 'this database may not hold the register: {{reason}}',
    advice: 'Mend the setting, or upgrade PostgreSQL, before starting.',
  },
  database_away: {
    what: 'the database cannot be reached: {{reason}}',
    advice: 'Look at DATABASE_URL, the network and its log; for the embedded one, at the disk.',
  },
  schema_current: { what: 'the database has this schema' },
  schema_pending: {
    what: '{{count}} {{count|migration is|migrations are}} still to be applied',
    advice: 'Back up, then start (which applies them) or run npm run kebu -- migrate.',
  },
  schema_newer: {
    what: 'a newer version wrote this database: {{name}}',
    advice: 'Use that version of Kebu or a later one; an old program shall not write new data.',
  },
  clock_agrees: { what: 'the clock agrees with the one of the database' },
  clock_differs: {
    what: 'the clock differs from the one of the database by {{seconds}} s',
    advice: 'Let NTP set both machines: terms and log go by the clock.',
  },
  jobs_moving: { what: 'jobs are being done' },
  jobs_dead: {
    what: '{{count}} {{count|job|jobs}} gave up in the last seven days',
    advice: 'Look for jobs.gave_up in the log, and for the jobs.attempt_failed before it.',
  },
  jobs_overdue: {
    what: '{{count}} {{count|job has|jobs have}} been due for ten minutes and not begun',
    advice:
      'Normal while the server is down, it goes on with them; else look for jobs.trouble in the log.',
  },
  server_running: { what: 'the server is running and answers' },
  server_stopped: { what: 'the server is not running' },
  data_held: {
    what: 'the data directory cannot be used: {{reason}}',
    advice: 'Wait until it has started or stopped, then look again.',
  },
  tls_valid: { what: 'the certificate is valid until {{day}}' },
  tls_soon: {
    what: 'the certificate ends on {{day}}',
    advice: 'Renew the files and send SIGHUP to the server; no restart is needed.',
  },
  tls_unusable: {
    what: 'the certificate is of no use: {{reason}}',
    advice: 'Put a valid certificate and its own key there.',
  },
  tls_key_open: {
    what: 'other accounts can read the key of the certificate: {{file}}',
    advice: 'Run chmod 600 {{file}}',
  },
  url_plain: {
    what: 'PUBLIC_URL is not https: passwords and names cross the network in the clear',
    advice:
      'Set TLS_CERT and TLS_KEY, or stand behind a proxy (docs/operating/reverse-proxy-and-tls.md).',
  },
  host_plain: {
    what: 'listening on {{host}} without TLS',
    advice:
      'Other machines connect in the clear: set TLS_CERT and TLS_KEY, or HOST=127.0.0.1 behind a proxy.',
  },
  proxy_no_url: {
    what: 'KEBU_TRUST_PROXY is set, PUBLIC_URL is not',
    advice:
      'Set PUBLIC_URL to what stands in the address bar, or signing in is refused as cross-site.',
  },
  limits_off: {
    what: 'KEBU_RATE_LIMITS=off: nobody is slowed down',
    advice: 'For measuring alone; take the setting away otherwise.',
  },
  root: {
    what: 'running as root',
    advice:
      'Make an account for it (docs/operating/install.md); the embedded PostgreSQL has one already.',
  },
  files_few: {
    what: 'no more than {{count}} files may be open at once',
    advice: 'Raise it: ulimit -n 4096, or LimitNOFILE=65536 in the systemd unit.',
  },
  second_factor_off: {
    what: 'No second step is asked for (KEBU_SECOND_FACTOR=off): whoever learns a password is in.',
    advice:
      'Once the administrators have an authenticator or a passkey, set KEBU_SECOND_FACTOR=powerful, or everyone. See docs/operating/sign-in.md.',
  },
  second_factor_asked: { what: 'Second step: {{asked}}' },
};
