import { Button } from 'antd';
import { useState } from 'react';

import { contract, type Purpose, type PurposeUse } from '#contract/consent';
import { cannotClosePurpose } from '#rules/consent';

import { useRead, useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { ClauseLink } from '../ui/clause-link.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { PurposeVersions } from './purpose-versions.tsx';

interface Props {
  purpose: Purpose;
  onEdit: () => void;
}

/** One purpose: what for, on what ground, who answers for it, what is collected for it. */
export function PurposeSheet({ purpose, onEdit }: Props) {
  const { say, field, label, locale } = useWords();
  const isEnglish = locale === 'en';
  return (
    <section className="purpose">
      <h3>
        {isEnglish ? purpose.name_en : purpose.name_zh}{' '}
        {!purpose.is_open && (
          <StateTag tone="quiet">{say('consent.screen.purpose_closed')}</StateTag>
        )}
      </h3>
      <p className="soft">{isEnglish ? purpose.description_en : purpose.description_zh}</p>
      <FieldList
        lines={[
          {
            label: field('consent', 'code'),
            value: `${purpose.code} · v${purpose.version}`,
          },
          {
            label: field('consent', 'lawful_basis'),
            value: label('basis', purpose.lawful_basis),
          },
          {
            label: field('consent', 'retain_days'),
            value: new Intl.NumberFormat(locale).format(purpose.retain_days),
          },
          {
            label: field('consent', 'owner_office'),
            value: label('office', purpose.owner_office),
          },
          {
            label: field('consent', 'recipients'),
            value: isEnglish ? purpose.recipients_en : purpose.recipients_zh,
            isWide: true,
          },
        ]}
      />
      <PurposeFoot purpose={purpose} onEdit={onEdit} />
    </section>
  );
}

function PurposeFoot({ purpose, onEdit }: Props) {
  const { say } = useWords();
  const { may } = useMe();
  const [isLooking, setLooking] = useState(false);
  const mayLook = may('consent.list-purpose-uses');
  const { data } = useRead(contract.listPurposeUses, {}, { enabled: mayLook });
  const uses = (data?.rows ?? []).filter((it) => it.purpose === purpose.code);
  return (
    <>
      {mayLook && <Uses uses={uses} />}
      <div className="purpose-foot">
        <ClauseLink clause={purpose.clause} />
        {may('consent.list-purpose-versions') && (
          <Button size="small" type="text" onClick={() => setLooking(true)}>
            {say('consent.screen.versions')}
          </Button>
        )}
        {may('consent.keep-purpose') && (
          <Button size="small" onClick={onEdit}>
            {say(purpose.is_open ? 'ui.action.edit' : 'consent.screen.reopen')}
          </Button>
        )}
        {may('consent.close-purpose') && data && (
          <CloseButton purpose={purpose} use_count={uses.length} />
        )}
      </div>
      {isLooking && <PurposeVersions code={purpose.code} onClose={() => setLooking(false)} />}
    </>
  );
}

/** Shown where nothing rests on the purpose as far as can be seen; the server looks again. */
function CloseButton({ purpose, use_count }: { purpose: Purpose; use_count: number }) {
  const { say, label } = useWords();
  const confirm = useConfirm();
  const { code, version } = purpose;
  const close = useWrite(contract.closePurpose, { said: say('consent.screen.purpose_retired') });
  if (cannotClosePurpose(purpose, { use_count, notices: [] })) return null;
  const yes = say('consent.action.close-purpose');
  const ask = async () => {
    const lead = say('consent.screen.close_purpose_lead');
    const title = `${yes} · ${label('purpose', code)}`;
    if (await confirm({ title, lead, yes, clause: 'information/2a' }))
      close.mutate({ code, version });
  };
  return (
    <Button size="small" type="text" danger onClick={() => void ask()}>
      {yes}
    </Button>
  );
}

/** 对应栏目: the fields and questions collected for the purpose; none shows as well. */
function Uses({ uses }: { uses: readonly PurposeUse[] }) {
  const { say, field, locale, together } = useWords();
  const isEnglish = locale === 'en';
  const nameOf = (it: PurposeUse) => {
    const name = (isEnglish ? it.name_en : it.name_zh) ?? field('customers', it.code);
    const form = isEnglish ? it.form_en : it.form_zh;
    return form === null ? name : `${name} (${form})`;
  };
  return (
    <details className="purpose-uses">
      <summary>{say('consent.screen.uses', { count: uses.length })}</summary>
      <p className="soft">{together(uses.map(nameOf)) || say('consent.screen.no_uses')}</p>
    </details>
  );
}
