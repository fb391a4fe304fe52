/** True while somebody writes: a letter is then a letter and no command. */
export function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** True for a bare key, while nobody writes and no dialog or drawer stands open. */
export function isCommand(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return false;
  const isBox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
  if (isTyping(event) && !isBox) return false;
  return document.querySelector('dialog[open], .ant-drawer-open, .ant-popover-open') === null;
}
