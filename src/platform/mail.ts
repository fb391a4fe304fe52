import type { Transporter } from 'nodemailer';

import { Outage } from './outage.ts';

/** Where mail leaves the house. All three are the operator's (SMTP_URL, MAIL_FROM, PUBLIC_URL). */
export interface MailSettings {
  smtp_url: string;
  from: string;
  public_url: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** A server that answers nothing is given up after this; the job tries again later. */
const PATIENCE_MS = 20_000;

interface Post {
  settings: MailSettings;
  /** Made with the first mail: a house that sends none does not load what sends it. */
  transport?: Promise<Transporter>;
}
let post: Post | undefined;

async function transportOf({ smtp_url }: MailSettings): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport(smtp_url, {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // Nothing of a mail is fetched or read from a disk by its text.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object);
}

/** Hands over the way out; once, at start. Undefined: the house sends no mail. */
export function useMail(settings: MailSettings | undefined): void {
  void post?.transport?.then((it) => it.close());
  post = settings && { settings };
}

export const isMailOn = (): boolean => post !== undefined;

/** An address of the application for a mail; never made of a request (B15). */
export function linkTo(path: string): string {
  if (!post) throw new Error('the house sends no mail');
  return `${post.settings.public_url.replace(/\/+$/, '')}${path}`;
}

/** One plain mailbox, no list and no name: what could become a header of its own is no address. */
const MAILBOX = /^[^\s"<>(),:;@\\]{1,64}@[A-Za-z0-9.-]{1,189}$/;
/** A line break or any other control character would end the header it stands in. */
const BREAKS = /[\p{Cc}\u2028\u2029]/u;

/** The receiving server says that it will never take this mail; trying again is no use. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/**
 * Sends one mail as plain text.
 * @throws MailRefused when it is refused for good; Outage when the server cannot be reached or asks
 * to wait.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  if (!post) throw new Error('the house sends no mail');
  if (!MAILBOX.test(to) || BREAKS.test(subject)) throw new MailRefused('not one address, one line');
  const { settings } = post;
  const transport = await (post.transport ??= transportOf(settings));
  try {
    await transport.sendMail({
      from: settings.from,
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'auto-submitted': 'auto-generated' },
    });
  } catch (error) {
    const { responseCode = 0 } = error as { responseCode?: number };
    // What the server said may quote the address: only its number goes on.
    if (responseCode >= 500) throw new MailRefused(`refused with ${responseCode}`);
    throw new Outage('mail', { cause: new Error(`no mail left: ${responseCode || 'no answer'}`) });
  }
}
