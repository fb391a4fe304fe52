import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire, decoded. */
export interface ReceivedMail {
  to: string[];
  headers: string[];
  text: string;
}

function decode(body: string, headers: readonly string[]): string {
  const encoding = headers.find((it) => /^content-transfer-encoding:/i.test(it)) ?? '';
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(encoding)) return body;
  const whole = body.replaceAll(/=\r?\n/g, '');
  const bytes = whole.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function readMail(raw: string, to: string[]): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  return { to, headers, text: decode(raw.slice(end + 4), headers) };
}

/** A real SMTP server on a port of its own, which keeps what it is sent or refuses it. */
export async function openMailbox() {
  const mails: ReceivedMail[] = [];
  let refused: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, answer) {
      answer(refused ? Object.assign(new Error('no'), { responseCode: refused }) : null);
    },
    onData(stream, session, answer) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((it) => it.address);
        mails.push(readMail(Buffer.concat(pieces).toString('utf8'), to));
        answer();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** From now on every recipient is refused with this code; undefined takes them again. */
    refuse: (code: number | undefined) => {
      refused = code;
    },
    close: () => new Promise<void>((done) => server.close(done)),
  };
}
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;
