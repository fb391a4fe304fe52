import type { Terms } from '#contract/policy';
import { asksWhetherUnaware, attributedChannel, cannotAttribute } from '#rules/reception';

import { useTermChoices } from '../customers/archive-fields.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { useFormAround } from '../ui/form.ts';
import { SwitchField } from '../ui/switch-field.tsx';
import { useWords } from '../words.ts';
import { unawareFrom } from './awareness-values.ts';
import { TapField } from './taps.tsx';

interface Props {
  terms: Terms;
  /** The path of what the customer says. */
  name: string;
  isRequired?: boolean;
}

/**
 * 认知途径: what the customer says, what the value means, and what the regime makes of it. A leaflet
 * ever seen counts first; passing by and events are for whoever knew nothing before (warm-card/6b).
 */
export function AwarenessFields({ terms, name, isRequired = false }: Props) {
  const words = useWords();
  const { say, field, label } = words;
  const termChoices = useTermChoices();
  const form = useFormAround();
  const chosen_channel = (form.get(name) as string | undefined) ?? null;
  const has_seen_dm = Boolean(form.get('awareness.has_seen_dm'));
  const was_unaware = form.get('awareness.was_unaware') as string | undefined;
  const heard = { chosen_channel, has_seen_dm, was_unaware: unawareFrom(was_unaware) };
  const counted = attributedChannel(heard);
  const refusal = was_unaware === 'no' ? cannotAttribute(heard) : undefined;
  return (
    <div className="is-wide awareness">
      <TapField
        name={name}
        label={field('customers', 'awareness_channel')}
        choices={termChoices('awareness_channel', terms.warm_card.awareness_channels)}
        isNarrow
        isRequired={isRequired}
        hint={chosen_channel ? meaningOf(chosen_channel, words) : undefined}
      />
      {asksWhetherUnaware(chosen_channel) && !has_seen_dm && (
        <TapField
          name="awareness.was_unaware"
          label={say('reception.screen.was_unaware')}
          choices={[
            { value: 'yes', label: say('reception.screen.unaware_yes') },
            { value: 'no', label: say('reception.screen.unaware_no') },
          ]}
          isNarrow
          isRequired
        />
      )}
      {refusal && (
        <p className="awareness-refused" role="alert">
          {words.refusal(refusal)} <ClauseLink clause="warm-card/6b" />
        </p>
      )}
      <SwitchField
        name="awareness.has_seen_dm"
        label={say('reception.screen.seen_dm')}
        hint={say('reception.screen.seen_dm_hint')}
      />
      {counted && counted !== chosen_channel && (
        <p className="faint" role="status">
          {say('reception.screen.counts_as', { channel: label('awareness_channel', counted) })}{' '}
          <ClauseLink clause="warm-card/6b" />
        </p>
      )}
    </div>
  );
}

/** What a value of the list means; a value the company added has no sentence of ours. */
function meaningOf(channel: string, { say }: ReturnType<typeof useWords>): string | undefined {
  const known: Record<string, string> = {
    member_club: say('reception.about.awareness.member_club'),
    referral: say('reception.about.awareness.referral'),
    outdoor: say('reception.about.awareness.outdoor'),
    tv: say('reception.about.awareness.tv'),
    passing_by: say('reception.about.awareness.passing_by'),
    key_account: say('reception.about.awareness.key_account'),
    event: say('reception.about.awareness.event'),
    internet: say('reception.about.awareness.internet'),
    dm: say('reception.about.awareness.dm'),
    shop_referral: say('reception.about.awareness.shop_referral'),
    mall_referral: say('reception.about.awareness.mall_referral'),
  };
  return known[channel];
}
