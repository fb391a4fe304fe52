import { Element, sensitiveElements } from '#contract/reception';

import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';

interface Props {
  /** After a short reception only some are wanted; the others may stay empty. */
  isShort: boolean;
}

/** 十三项要素: each with what belongs there; the sensitive ones stand together under their guidance. */
export function ElementFields({ isShort }: Props) {
  const { say, label, find } = useWords();
  const text = (element: Element) => (
    <TextField
      key={element}
      name={`elements.${element}`}
      label={label('element', element)}
      placeholder={find(`reception.element_help.${element}`) ?? ''}
      rows={2}
      maxLength={1000}
      isRequired={!isShort}
    />
  );
  const daily = Element.options.filter((it) => !sensitiveElements.includes(it));
  return (
    <>
      {isShort && <p className="form-guidance">{say('reception.about.short')}</p>}
      {daily.map(text)}
      <p className="form-guidance">{say('reception.about.sensitive')}</p>
      {sensitiveElements.map(text)}
    </>
  );
}
