import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { z } from 'zod';

import { contract as custody } from '#contract/custody';
import { contract as identity } from '#contract/identity';
import type { Endpoint } from '#kernel/endpoint';
import type { Page } from '#kernel/page';
import type { Register } from '#kernel/register';

import { useQueryFields } from './address.ts';
import { call, type InputOf, type Stated } from './api.ts';
import { useRead, useWrite } from './api-hooks.ts';
import { later } from './later.tsx';
import { useMe } from './shell/me.ts';
import { toneOf } from './tones.ts';
import { Note } from './ui/note.tsx';
import { RegisterPage, type RegisterPageProps } from './ui/register-page.tsx';
import { useSentId } from './use-sent-id.ts';
import { useStated } from './use-stated.ts';
import { useWords } from './words.ts';

const SavedViews = later(async () => (await import('./saved-views.tsx')).SavedViews);
const StatedChoices = later(async () => (await import('./stated-choices.tsx')).StatedChoices);
const ViewChoice = later(async () => (await import('./stated-choices.tsx')).ViewChoice);

type RowOf<E extends Endpoint> =
  z.output<E['output']> extends { rows: (infer Row extends object)[] } ? Row : never;

interface Props<E extends Endpoint> extends Omit<
  RegisterPageProps<RowOf<E>>,
  'register' | 'name' | 'fetchPage' | 'toneOf' | 'remark'
> {
  /** An endpoint that declares a register; its permission decides the scopes offered. */
  endpoint: E;
  /** Rows a page holds. */
  limit?: number;
  /** What can be done about rows left out for want of a basis; stands behind their count. */
  leftOut?: ReactNode;
  /** A filter that is a choice of views, its first value the usual one: always in sight, no chip. */
  view?: string;
}

/** Colleagues, asked for only where a register filters by one. */
function usePeopleOptions(register: { filters: readonly { key: string; kind: string }[] }) {
  const keys = register.filters.filter((it) => it.kind === 'person').map((it) => it.key);
  const { data } = useRead(identity.listColleagues, {}, { enabled: keys.length > 0 });
  const people = (data?.rows ?? []).map((it) => ({ value: it.person_id, label: it.name }));
  return Object.fromEntries(keys.map((key) => [key, people]));
}

/** Takes the register away as an Excel file, as it is filtered now (access/4a). */
function useExcel(
  endpoint: Endpoint,
  stated: Stated,
): ((row_ids?: readonly string[]) => void) | undefined {
  const { say } = useWords();
  const { may } = useMe();
  const [query] = useQueryFields();
  const sent = useSentId();
  const { mutate } = useWrite(custody.exportRegister, {
    ...stated,
    said: say('custody.screen.export_started'),
    onDone: () => sent.answered(),
  });
  if (!may(custody.exportRegister.id)) return undefined;
  const keys = endpoint.register?.filters.map((it) => it.key) ?? [];
  const filters = Object.fromEntries(
    keys.flatMap((key) => (query[key] ? [[key, query[key]] as const] : [])),
  );
  return (row_ids) => {
    const chosen = row_ids ? { row_ids: [...row_ids] } : {};
    const order = { register: endpoint.id, filters, format: 'xlsx' as const, ...chosen };
    mutate({ ...order, export_id: sent.of({ ...order, ...stated }) });
  };
}

/** The register without the filter that chooses its view, and that filter with its value. */
function useView(register: Register, key: string | undefined) {
  const [query] = useQueryFields();
  const filter = register.filters.find((it) => it.key === key);
  const shown = useMemo(
    () => ({ ...register, filters: register.filters.filter((it) => it.key !== key) }),
    [register, key],
  );
  const value = key === undefined ? undefined : query[key];
  const fields = key !== undefined && value !== undefined ? { [key]: value } : {};
  return { filter, shown, fields };
}

/**
 * The screen of an endpoint that declares a register: scope and purpose, filters, rows, totals.
 * What a screen adds is the sentence of purpose, the drawer or page of a row, and its buttons.
 */
export function EndpointRegister<E extends Endpoint>(props: Props<E>) {
  const { endpoint, limit = 50, view, leftOut, ...page } = props;
  const { register } = endpoint;
  if (!register) throw new Error(`${endpoint.id} declares no register`);
  const { say, label } = useWords();
  const me = useMe();
  const { scope, purpose } = useStated(endpoint);
  const { filter, shown, fields: viewed } = useView(register, view);
  const people = usePeopleOptions(register);
  const takeAway = useExcel(endpoint, { scope, purpose });
  const hasTotal = 'with_total' in ((endpoint.input as { shape?: object }).shape ?? {});
  return (
    <RegisterPage<RowOf<E>>
      {...page}
      register={shown}
      name={[endpoint.id, scope, purpose, viewed]}
      toneOf={toneOf}
      reader={me.name}
      {...(takeAway
        ? {
            onExcel: () => takeAway(),
            bulk: (rows, clear) => (
              <>
                {page.bulk?.(rows, clear)}
                <Button
                  icon={<FileExcelOutlined />}
                  onClick={() => {
                    takeAway(rows.map(page.rowId));
                    clear();
                  }}
                >
                  {say('ui.register.excel_chosen')}
                </Button>
              </>
            ),
          }
        : {})}
      options={{ ...people, ...page.options }}
      views={filter && <ViewChoice filter={filter} />}
      stated={
        <>
          {page.stated}
          <SavedViews endpoint={endpoint} register={register} />
          <StatedChoices endpoint={endpoint} />
        </>
      }
      remark={({ count, isAll }) => (
        <div className="register-remark">
          <Note tone="quiet">
            {say(isAll ? 'ui.register.dropped' : 'ui.register.dropped_so_far', {
              count,
              purpose: label('purpose', purpose ?? ''),
            })}{' '}
            {leftOut}
          </Note>
        </div>
      )}
      fetchPage={async ({ fields, cursor, signal }) => {
        const first = hasTotal && cursor === undefined ? { with_total: 'true' } : {};
        const input = { ...viewed, ...fields, ...first, cursor, limit } as InputOf<E>;
        return (await call(endpoint, input, { scope, purpose, signal })) as Page<RowOf<E>>;
      }}
    />
  );
}
