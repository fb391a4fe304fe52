import { useState } from 'react';

import { later } from '../later.tsx';
import type { PanelProps } from './panel-drawer.tsx';

const PanelDrawer = later(async () => (await import('./panel-drawer.tsx')).PanelDrawer);

/** What is opened beside a list: a drawer, and on a phone a whole page with a way back. */
export function Panel(props: PanelProps) {
  const [wasOpen, setWasOpen] = useState(props.isOpen);
  if (props.isOpen && !wasOpen) setWasOpen(true);
  return wasOpen ? <PanelDrawer {...props} /> : null;
}
