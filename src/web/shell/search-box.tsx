import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { submitSearchTerm } from '../search-term.ts';
import { useWords } from '../words.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const commandKey = isApple ? '⌘' : 'Ctrl ';

/** Looks a customer up from anywhere. The term goes to the register in memory, never by address. */
export function SearchBox() {
  const { say } = useWords();
  const go = useGo();
  const box = useRef<InputRef>(null);
  const [term, setTerm] = useState('');

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      box.current?.focus({ cursor: 'all' });
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);

  const submit = () => {
    if (term.trim() === '') return;
    submitSearchTerm(term);
    setTerm('');
    box.current?.blur();
    go(paths.customers());
  };
  return (
    <search className="search-box">
      <Input
        ref={box}
        type="search"
        name="term"
        autoComplete="off"
        maxLength={100}
        value={term}
        prefix={<SearchOutlined className="faint" />}
        suffix={<kbd className="key-hint">{commandKey}K</kbd>}
        placeholder={say('shell.search.placeholder')}
        aria-label={say('shell.search.label')}
        title={say('shell.search.hint')}
        onChange={(event) => setTerm(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) submit();
        }}
      />
    </search>
  );
}
