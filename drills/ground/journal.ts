/** What a writer may ask for; `read` and `search` change nothing and are not kept. */
export type Deed = 'register' | 'card' | 'follow_up' | 'revise' | 'decide';

/** One write as its client remembers it: what was sent, and what came back of every try. */
export interface Sent {
  deed: Deed;
  /** Made by the client where the interface lets it: of the customer, the follow-up, the request. */
  id: string;
  customer_id: string;
  writer: number;
  /** What the record says if it was done: a name, a remark, the words of a follow-up, a decision. */
  words: string;
  phone?: string;
  /** One for each try; undefined when nobody answered. */
  statuses: (number | undefined)[];
  /** The last refusal's or outage's code. */
  code?: string;
  /** True once a try was answered with "nobody knows whether it was done". */
  told_unknown?: boolean;
}

export const isAcknowledged = (it: Sent) => it.statuses.includes(200);

/** Refused each time it was tried: it must not be there. */
export const isRefused = (it: Sent) =>
  it.statuses.length > 0 && it.statuses.every((at) => at !== undefined && at >= 400 && at < 500);

/** All writes of a drill, in the order they were begun. */
export class Journal {
  readonly sent: Sent[] = [];
  /** Milliseconds each answer took, whatever it said. */
  readonly answers: { at: number; took_ms: number; status: number | undefined }[] = [];

  begin(sent: Omit<Sent, 'statuses'>): Sent {
    const entry: Sent = { ...sent, statuses: [] };
    this.sent.push(entry);
    return entry;
  }

  get acknowledged_count(): number {
    return this.sent.filter(isAcknowledged).length;
  }

  of(customer_id: string): Sent[] {
    return this.sent.filter((it) => it.customer_id === customer_id);
  }

  /** How often each deed was acknowledged, refused, or left without a word. */
  summary(): Record<string, number> {
    const count: Record<string, number> = {};
    const more = (name: string) => (count[name] = (count[name] ?? 0) + 1);
    for (const it of this.sent) {
      more('sent');
      more(`sent_${it.deed}`);
      if (isAcknowledged(it)) more('acknowledged');
      else if (isRefused(it)) more('refused');
      else more('unknown');
    }
    return count;
  }
}
