import type { Concern } from '#contract/reception';
import type { Day } from '#kernel/calendar';

import { address, officeAddress } from './addresses.ts';
import { between, chanceOf, type Chance, spread, type Urn, urnOf } from './chance.ts';
import { type Consultant, receivingConsultant } from './consultants.ts';
import type { ConsentedPurpose, DemoContact, DemoCustomer } from './customer.ts';
import { daysFrom } from './days.ts';
import { type Demand, demandOf } from './demand.ts';
import { birthplace, type Division, residence } from './divisions.ts';
import { customerKind, type FirmKind, firmName } from './firms.ts';
import { givenName, type Sex } from './given-names.ts';
import { creditCode, idNumber } from './id-numbers.ts';
import { firstKind, type Life, lifeOf } from './life.ts';
import { organisation } from './organisation.ts';
import { demoPhone, email, wechat } from './reach.ts';
import { buyerAge, type Standing, standingOf } from './standing.ts';
import { surname } from './surnames.ts';
import { awarenessOn, firstDays, intakeFor } from './visit-days.ts';
import { contactWords, receptionWords } from './words-contacts.ts';
import { elementsOf, type Portrait } from './words-elements.ts';
import { sensitiveWords } from './words-sensitive.ts';

/** Which customers to make: the same options make the same customers. */
export interface CustomerOptions {
  seed: number;
  /** The last day of the year that is told. Yesterday, so that nothing lies in the future. */
  until: Day;
  /** The first index, to go on where a job stopped; 0 when not given. */
  from?: number;
}

const FEMALE_SHARE = 0.47;
const SECOND_PHONE_SHARE = 0.07;
const EMAIL_SHARE = 0.14;
const WECHAT_SHARE = 0.58;
/** Prospects rarely show an ID card; those about to decide do. */
const ID_NUMBER_SHARE = { A: 0.3, B: 0.06, C: 0.01, D: 0.005 };
const SENSITIVE_SHARE = 0.18;
const ADDRESS_SHARE = 0.72;
const consentShares: readonly (readonly [ConsentedPurpose, number])[] = [
  ['service', 0.95],
  ['marketing', 0.56],
  ['sharing', 0.31],
];

/** How often each concern is named; most name two. */
const concern: Urn<Concern> = urnOf<Concern>({
  price: 22,
  layout: 15,
  school: 11,
  location: 9,
  area: 8,
  payment: 6,
  loan: 6,
  transport: 5,
  floor: 4,
  surroundings: 4,
  delivery: 3,
  quality: 3,
  parking: 2,
  property_fee: 1,
  developer: 1,
});

const projectNames = new Map(organisation().units.map((it) => [it.code, it.name]));

interface Person {
  name: string;
  sex: Sex;
  birth_on: Day;
  standing: Standing;
  demand: Demand;
}

function personOf(seed: number, index: number, until: Day): Person {
  const chance = chanceOf(seed, index, 'person');
  const sex: Sex = chance() < FEMALE_SHARE ? 'female' : 'male';
  const age = buyerAge(chance);
  const birth_on = daysFrom(until, -Math.floor(age * 365.2425) - between(chance, 1, 364));
  const name = surname(chance) + givenName(chance, sex, Number(birth_on.slice(0, 4)));
  const means = chanceOf(seed, index, 'means');
  const standing = standingOf(means, age, spread(means));
  return { name, sex, birth_on, standing, demand: demandOf(means, standing) };
}

function concernsOf(chance: Chance): Concern[] {
  const named = new Set<Concern>();
  for (let count = 1 + Math.floor(chance() * 3); count > 0; count--) named.add(concern(chance));
  return [...named];
}

function contactsOf(chance: Chance, about: Portrait): DemoContact[] {
  return about.life.steps.map((step, at) => {
    const before = about.life.steps[at - 1];
    const words = before
      ? contactWords(chance, about, { step, before, order: at })
      : receptionWords(chance, about, step);
    return { ...step, ...words };
  });
}

function purposesOf(chance: Chance): ConsentedPurpose[] {
  const others = consentShares.filter(([, share]) => chance() < share).map(([purpose]) => purpose);
  return ['sales', ...others];
}

/** How somebody is reached, and what he showed. */
function tiesOf(
  { seed }: CustomerOptions,
  index: number,
  { name, birth_on, sex, standing, demand }: Person,
  life: Life,
  division: Division,
) {
  const chance = chanceOf(seed, index, 'ties');
  const has = (share: number) => chance() < share;
  const isFull = !life.is_short && !life.is_scouting;
  const { grade } = life.steps.at(-1)!;
  const phones = [demoPhone(index, 0, seed)];
  if (has(SECOND_PHONE_SHARE)) phones.push(demoPhone(index, 1, seed));
  const address_line = isFull && has(ADDRESS_SHARE) ? address(chance, division) : null;
  const mail = has(EMAIL_SHARE) ? email(name, index) : null;
  const handle = has(WECHAT_SHARE) ? wechat(chance, name, Number(birth_on.slice(0, 4))) : null;
  const id_number =
    isFull && has(ID_NUMBER_SHARE[grade])
      ? idNumber(chance, birthplace(chance).division_code, birth_on, sex)
      : null;
  const sensitive =
    isFull && has(SENSITIVE_SHARE) ? sensitiveWords(chance, standing, demand.housing_tenure) : null;
  const purposes = purposesOf(chance);
  // Who showed an ID card or told of his means agreed to its being kept (information/2b).
  if (id_number !== null || sensitive !== null) purposes.push('sensitive');
  const reached = { phones, address: address_line, email: mail, wechat: handle };
  return { ...reached, id_number, sensitive, purposes };
}

/** What is a person's and no firm's. */
function profileOf({ sex, birth_on, standing, demand }: Person, isShort: boolean) {
  const { buying_for, housing_tenure } = demand;
  const { age: _age, ...known } = standing;
  const profile = { gender: sex, birth_on, ...known, buying_for, housing_tenure };
  if (!isShort) return profile;
  return {
    ...profile,
    education: null,
    marital_status: null,
    housing_tenure: null,
    income_wan_yuan: null,
  };
}

/** A firm in the place of a person: the person is the one who speaks for it. */
function firmOf(kind: FirmKind, seed: number, index: number, person: Person, division: Division) {
  const chance = chanceOf(seed, index, 'ties');
  const { city, district, division_code } = division;
  return {
    name: firmName(chance, kind, city || district),
    contact_name: person.name,
    gender: null,
    birth_on: null,
    occupation: null,
    employer_kind: null,
    education: null,
    marital_status: null,
    housing_tenure: null,
    buying_for: null,
    income_wan_yuan: null,
    wechat: null,
    id_number: null,
    sensitive: null,
    address: officeAddress(chance, division),
    credit_code: chance() < 0.7 ? creditCode(chance, division_code) : null,
  };
}

function courseOf(life: Life, consultant: Consultant) {
  const first = life.steps[0]!;
  const last = life.steps.at(-1)!;
  const countOf = (kind: string) => life.steps.filter((it) => it.kind === kind).length;
  const { sign_in_name, project_code, team_code, duty_clerk } = consultant;
  return {
    grade: life.grades.at(-1)!.to_grade,
    grades: life.grades,
    project_code,
    team_code,
    owner_sign_in_name: sign_in_name,
    received_by_sign_in_name: duty_clerk,
    first_contact: first.kind === 'visit' ? ('visit' as const) : ('call' as const),
    first_contact_at: first.at,
    first_visit_at: life.first_visit_at,
    visit_count: countOf('visit'),
    call_count: countOf('call'),
    last_contact_at: last.at,
    next_at: last.next_at,
    next_kind: last.next_kind,
    lost_at: life.lost_at,
    ready_at: life.ready_at,
    visitor_count: life.visitor_count,
    short_reception: life.is_short,
    scouting: life.is_scouting,
    scouting_marks: life.scouting_marks,
  };
}

function customerAt(index: number, options: CustomerOptions, day: Urn<Day>): DemoCustomer {
  const { seed, until } = options;
  const person = personOf(seed, index, until);
  const chance = chanceOf(seed, index, 'life');
  const first = { kind: firstKind(chance), on: day(chance) };
  const awareness_channel = awarenessOn(chance, first.on);
  const consultant = receivingConsultant(chance);
  const kind = customerKind(chance);
  const division = residence(chance);
  const concerns = concernsOf(chance);
  const life = lifeOf(chance, first, consultant, { awareness_channel, until });

  const words = chanceOf(seed, index, 'words');
  const { sex, standing, demand } = person;
  const project_name = projectNames.get(consultant.project_code)!;
  const firm = kind === 'individual' ? null : kind;
  const about: Portrait = { sex, standing, demand, concerns, project_name, life, firm };
  const contacts = contactsOf(words, about);
  const hook = contacts.find((it) => it.hook !== null)?.hook ?? '';
  const { need, area_m2, price_yuan_per_m2 } = demand;
  return {
    index,
    kind,
    name: person.name,
    contact_name: null,
    credit_code: null,
    ...profileOf(person, life.is_short),
    ...tiesOf(options, index, person, life, division),
    ...(firm === null ? {} : firmOf(firm, seed, index, person, division)),
    division_code: division.division_code,
    need,
    area_m2,
    price_yuan_per_m2,
    awareness_channel,
    intake_channel: intakeFor(words, first.kind, awareness_channel),
    concerns,
    ...courseOf(life, consultant),
    contacts,
    elements: elementsOf(words, about, hook),
  };
}

/**
 * `count` invented customers of 云璟台 and 海棠里, whose first contact falls into the year that ends
 * with `until`. Each depends on seed, last day and index alone: asked for more, the first are the
 * same; `from` goes on in the middle. They come in no order of time.
 */
export function* customers(count: number, options: CustomerOptions): Generator<DemoCustomer> {
  const day = firstDays(options.until);
  const from = options.from ?? 0;
  for (let index = from; index < from + count; index++) yield customerAt(index, options, day);
}
