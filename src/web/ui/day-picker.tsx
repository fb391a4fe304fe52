import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';

import { useWords } from '../words.ts';
import type { DayInputProps } from './day-input.ts';

const FORMAT = 'YYYY-MM-DD';

/** antd's calendar for days as text: no time zone ever touches them (Z05). */
export function DayPicker(props: DayInputProps) {
  const { locale, say } = useWords();
  dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  const day = (text: string | undefined) => (text ? dayjs(text, FORMAT) : undefined);
  const min = day(props.min);
  const max = day(props.max);
  return (
    <DatePicker
      id={props.id}
      value={day(props.value) ?? null}
      format={{ format: FORMAT, type: 'mask' }}
      placeholder={say('ui.form.day_format')}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      {...(props.isWrong ? { status: 'error' as const } : {})}
      disabled={props.isDisabled ?? false}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onChange={(next) => props.onChange(next?.isValid() ? next.format(FORMAT) : undefined)}
    />
  );
}
