import { useState } from 'react';

import type { Terms } from '#contract/policy';

import { useTermChoices } from '../customers/archive-fields.tsx';
import { useChannelChoices } from '../customers/channels.ts';
import { BandField } from '../ui/band-field.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { AwarenessFields } from './awareness-fields.tsx';
import { TapField } from './taps.tsx';

/** 八项统一选项 in the order of the printed card, each a tap; the values are the terms in force. */
export function EightLists({ terms }: { terms: Terms }) {
  const { field, say } = useWords();
  const termChoices = useTermChoices();
  const { warm_card: card } = terms;
  const list = (name: string, values: readonly string[]) => (
    <TapField
      name={`archive.profile.${name}`}
      label={field('customers', name)}
      choices={termChoices(name, values)}
      isNarrow
    />
  );
  const band = (name: string, bounds: readonly number[], unit: string) => (
    <BandField
      name={`archive.profile.${name}`}
      label={field('customers', name)}
      bounds={bounds}
      unit={unit}
    />
  );
  return (
    <div className="card-grid">
      {list('employer_kind', card.employer_kinds)}
      {band('age_band', card.age_bounds, say('customers.unit.age'))}
      {list('housing_tenure', card.housing_tenures)}
      {list('buying_for', card.buying_for)}
      <AwarenessFields terms={terms} name="archive.awareness_channel" />
      {band('area_band', card.area_bounds_m2, say('customers.unit.area'))}
      {band('price_band', card.price_bounds_yuan_per_m2, say('customers.unit.price'))}
      <div className="is-wide">
        {band(
          'income_band',
          card.income_bounds_wan_yuan,
          say(`customers.unit.income_${card.income_period}`),
        )}
      </div>
    </div>
  );
}

/** What the archive may also hold and the printed card does not ask: closed until wanted. */
export function MoreLists() {
  const { say, field, choices } = useWords();
  const channels = useChannelChoices();
  const [isOpen, setOpen] = useState(false);
  const label = (name: string) => field('customers', name);
  const one = (name: string) => (
    <ChoiceField
      name={`archive.profile.${name}`}
      label={label(name)}
      choices={choices(name)}
      isNarrow
    />
  );
  if (!isOpen)
    return (
      <button type="button" className="plain card-more" onClick={() => setOpen(true)}>
        {say('reception.screen.more_lists')}
      </button>
    );
  return (
    <div className="card-grid">
      {one('gender')}
      {one('marital_status')}
      {one('need')}
      {one('education')}
      {one('occupation')}
      <ChoiceField
        name="archive.intake_channel"
        label={label('intake_channel')}
        choices={channels}
        isRequired
      />
      <TextField
        name="paper_number"
        label={field('reception', 'paper_number')}
        hint={say('reception.screen.paper_hint')}
        maxLength={40}
      />
    </div>
  );
}
