import type { Answers, PublicForm } from '#contract/forms';

import { newClientId } from '../client-id.ts';
import '../ui/guest.css';
import { drawQuestion, el } from './guest-draw.ts';
import { filled, wordsIn, type GuestWords } from './guest-words.ts';
import { keepKiosk } from './kiosk.ts';

/**
 * The page of a guest: `/f/<token>`. A few kilobytes and nothing of the application behind it; what
 * he types lies in this page's memory and is gone with it (R-C3, F-05 to F-08).
 */
const token = location.pathname.split('/')[2] ?? '';
const isKiosk = new URLSearchParams(location.search).has('kiosk');
/** The same questions to be printed and filled in by hand. */
const isPaper = new URLSearchParams(location.search).has('paper');
const root = document.querySelector('#form')!;

let isEnglish = !navigator.language.startsWith('zh');
let words: GuestWords;
let form: PublicForm | undefined;
let answers: Answers = {};
let agreed = new Set<string>();
let submission_id = newClientId();

const ask = (path: string, body?: object): Promise<Response> =>
  fetch(`/api/forms/public/${encodeURIComponent(token)}${path}`, {
    credentials: 'omit',
    cache: 'no-store',
    headers: { 'x-kebu': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });

const show = (...nodes: Node[]) => root.replaceChildren(...nodes);
const inTongue = (it: { title_zh: string; title_en: string }) =>
  isEnglish ? it.title_en : it.title_zh;

/** Forgets whoever was here and begins with a blank form: also what the Back button would show. */
async function begin(): Promise<void> {
  [answers, agreed, submission_id, form] = [{}, new Set(), newClientId(), undefined];
  words = await wordsIn(isEnglish);
  show(el('p', { role: 'status' }, words.page.loading));
  const reply = await ask('').catch(() => undefined);
  if (!reply?.ok)
    return show(el('p', { role: 'alert' }, reply ? words.page.gone : words.page.offline));
  form = (await reply.json()) as PublicForm;
  if (isPaper) paper ??= await import('./guest-paper.ts');
  draw();
  if (isPaper) print();
}

/** What the printed form has besides; its program is fetched by whoever prints. */
let paper: typeof import('./guest-paper.ts') | undefined;

function draw(problem?: string): void {
  const { definition, notice, purposes } = form!;
  const { page } = words;
  document.documentElement.lang = isEnglish ? 'en' : 'zh-CN';
  document.title = inTongue(definition);
  const sections = definition.sections.map((section) =>
    el(
      'section',
      { class: 'part' },
      el('h2', {}, inTongue(section)),
      ...section.questions.map((question) => {
        const isOpen = isPaper || question.purposes.some((it) => agreed.has(it));
        return drawQuestion(question, { words: page, isEnglish, answers, isOpen });
      }),
    ),
  );
  const ticks = purposes.map((it) =>
    el(
      'label',
      { class: 'choice' },
      el('input', {
        type: 'checkbox',
        id: `agree-${it.code}`,
        checked: agreed.has(it.code),
        change: () => agree(it.code),
      }),
      isEnglish ? it.name_en : it.name_zh,
    ),
  );
  const consent = el(
    'fieldset',
    { class: 'part' },
    el('legend', {}, page.agree),
    el(
      'details',
      { open: isPaper },
      el('summary', {}, `${page.read_notice} · v${notice.version}`),
      el('h2', {}, inTongue(notice)),
      el('p', {}, isEnglish ? notice.text_en : notice.text_zh),
    ),
    ...ticks,
  );
  const lead = isEnglish ? definition.lead_en : definition.lead_zh;
  const alert = problem ? [el('p', { role: 'alert' }, problem)] : [];
  show(
    el('button', { type: 'button', class: 'tongue', click: () => void turn() }, page.tongue),
    el('h1', {}, inTongue(definition)),
    el('p', { class: 'soft' }, lead),
    ...(paper ? [paper.paperHead(words)] : []),
    el(
      'form',
      { autocomplete: 'off', submit: (event) => void send(event) },
      consent,
      ...sections,
      el('input', {
        ...{ class: 'beside', name: 'website', tabindex: '-1', autocomplete: 'off' },
        'aria-hidden': 'true',
      }),
      ...alert,
      ...(paper ? [paper.paperFoot(words, form!)] : [el('button', { class: 'main' }, page.submit)]),
    ),
  );
}

async function turn(): Promise<void> {
  isEnglish = !isEnglish;
  words = await wordsIn(isEnglish);
  draw();
}

/** What serves only a purpose that is not ticked any more is not kept for it either. */
function agree(code: string): void {
  if (!agreed.delete(code)) agreed.add(code);
  for (const question of form!.definition.sections.flatMap((it) => it.questions))
    if (!question.purposes.some((it) => agreed.has(it))) delete answers[question.code];
  draw();
  document.getElementById(`agree-${code}`)?.focus();
}

interface No {
  code?: string;
  facts?: Record<string, string | number | null>;
}

async function send(event: Event): Promise<void> {
  event.preventDefault();
  const { page } = words;
  const website = (root.querySelector('[name=website]') as HTMLInputElement).value;
  const button = root.querySelector('button.main') as HTMLButtonElement;
  [button.disabled, button.textContent] = [true, page.sending];
  const { version, stamp } = form!;
  const via = isKiosk ? 'kiosk' : 'link';
  const sent = { submission_id, version, stamp, via, website, agreed: [...agreed], answers };
  const reply = await ask('/submissions', sent).catch(() => undefined);
  if (reply?.ok) return thank();
  const no = ((await reply?.json().catch(() => ({}))) ?? {}) as No;
  draw(reply ? sentenceOf(no) : page.offline);
  root.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
}

function sentenceOf({ code = '', facts = {} }: No): string {
  const [, key = ''] = code.split('.');
  const known = words.refusal as Record<string, string>;
  const sentence = code.startsWith('forms.') ? known[key] : undefined;
  if (!sentence) return words.page.failed;
  const questions = form!.definition.sections.flatMap((it) => it.questions);
  const question = questions.find((it) => it.code === facts.field);
  const field = question && (isEnglish ? question.label_en : question.label_zh);
  return filled(sentence, { ...facts, ...(field ? { field } : {}) });
}

function thank(): void {
  [answers, form] = [{}, undefined];
  const { page } = words;
  show(
    el('h1', { role: 'status' }, page.thanks),
    el('p', {}, page.thanks_lead),
    el('button', { type: 'button', click: () => void begin() }, page.again),
  );
  if (isKiosk) setTimeout(() => void begin(), 8_000);
}

// A page taken back from the browser's memory would show what was typed before.
addEventListener('pageshow', (event) => {
  if (event.persisted) void begin();
});
if (isKiosk)
  keepKiosk({
    isTouched: () => agreed.size > 0 || Object.keys(answers).length > 0,
    reset: () => void begin(),
    warning: (seconds) => filled(words.page.resets, { seconds }),
  });
void begin();
