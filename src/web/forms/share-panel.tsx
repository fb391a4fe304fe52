import type { FormRow } from '#contract/forms';

import { Panel } from '../ui/panel.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { useWords } from '../words.ts';

/** How a form reaches people: a link, a code to scan, a tablet on a desk, and paper. */
export function SharePanel({ row, onClose }: { row: FormRow; onClose: () => void }) {
  const { say, locale } = useWords();
  const address = `${location.origin}/f/${row.token}`;
  const title = locale === 'en' ? row.definition.title_en : row.definition.title_zh;
  const link = (href: string, words: string) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
  return (
    <Panel title={title} isOpen onClose={onClose} width={480}>
      <div className="form-share">
        <QrCode text={address} label={say('forms.screen.link')} />
        <code>{address}</code>
        {link(address, say('forms.screen.link'))}
        {link(`${address}?kiosk`, say('forms.screen.kiosk_link'))}
        <span className="soft">{say('forms.about.kiosk')}</span>
        {link(`${address}?paper`, say('forms.action.paper'))}
      </div>
    </Panel>
  );
}
