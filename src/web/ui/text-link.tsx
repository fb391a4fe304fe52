import type { MouseEvent, ReactNode } from 'react';

import { useGo } from '../address.ts';

export interface TextLinkProps {
  to: string;
  children: ReactNode;
  className?: string | undefined;
  title?: string | undefined;
  label?: string | undefined;
  /** Says that this is where the reader is. */
  isHere?: boolean | undefined;
  onFollow?: (() => void) | undefined;
}

/** A link inside the application: a real address for new tabs, no reload for a plain click. */
export function TextLink({
  to,
  children,
  className,
  title,
  label,
  isHere,
  onFollow,
}: TextLinkProps) {
  const go = useGo();
  const follow = (event: MouseEvent) => {
    event.stopPropagation();
    const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0);
    if (!isPlain) return;
    event.preventDefault();
    onFollow?.();
    go(to);
  };
  return (
    <a
      href={to}
      className={className}
      title={title}
      aria-label={label}
      aria-current={isHere ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
