import { type Chance, type Urn, urn, urnOf } from './chance.ts';

/** What a customer does for a living, as the lists of the archive name it. */
export type Occupation =
  | 'civil_servant'
  | 'teacher'
  | 'doctor'
  | 'engineer'
  | 'manager'
  | 'business_owner'
  | 'self_employed'
  | 'employee'
  | 'worker'
  | 'finance'
  | 'farmer'
  | 'soldier'
  | 'student'
  | 'retired'
  | 'homemaker'
  | 'unemployed';
export type EmployerKind = 'enterprise' | 'public_institution' | 'self_employed' | 'government';
export type EducationLevel = 'primary' | 'secondary' | 'vocational' | 'bachelor' | 'postgraduate';
export type MaritalStatus = 'single' | 'married' | 'divorced' | 'widowed';

/** Where somebody stands in life, as far as the card asks. */
export interface Standing {
  age: number;
  education: EducationLevel;
  occupation: Occupation;
  /** Null for those who work for nobody. */
  employer_kind: EmployerKind | null;
  marital_status: MaritalStatus;
  /** Household income of a year in 10,000 yuan. */
  income_wan_yuan: number;
}

/** Ages of those who look at homes: most between starting work and a second child's school. */
export const buyerAge: Urn<number> = urn(
  Array.from({ length: 54 }, (_, at): [number, number] => {
    const age = 22 + at;
    const first = Math.exp(-(((age - 31) / 7) ** 2) / 2);
    const second = 0.45 * Math.exp(-(((age - 46) / 9) ** 2) / 2);
    return [age, first + second + (age > 55 ? 0.05 : 0.02)];
  }),
);

/** Schooling by age: each generation a step longer in school than its parents. */
const educations: readonly [number, Urn<EducationLevel>][] = [
  [30, urnOf({ primary: 1, secondary: 19, vocational: 34, bachelor: 40, postgraduate: 6 })],
  [40, urnOf({ primary: 2, secondary: 28, vocational: 33, bachelor: 32, postgraduate: 5 })],
  [50, urnOf({ primary: 6, secondary: 45, vocational: 28, bachelor: 19, postgraduate: 2 })],
  [60, urnOf({ primary: 14, secondary: 58, vocational: 18, bachelor: 9, postgraduate: 1 })],
  [200, urnOf({ primary: 26, secondary: 57, vocational: 11, bachelor: 6 })],
];

const occupations: Record<EducationLevel, Urn<Occupation>> = {
  primary: urnOf({ worker: 42, farmer: 28, self_employed: 20, homemaker: 6, unemployed: 4 }),
  secondary: urnOf({
    worker: 34,
    self_employed: 24,
    employee: 18,
    farmer: 10,
    business_owner: 6,
    homemaker: 5,
    unemployed: 2,
    soldier: 1,
  }),
  vocational: urnOf({
    employee: 38,
    self_employed: 17,
    worker: 14,
    engineer: 8,
    doctor: 6,
    business_owner: 6,
    finance: 4,
    manager: 4,
    soldier: 2,
    homemaker: 1,
  }),
  bachelor: urnOf({
    employee: 27,
    teacher: 15,
    civil_servant: 15,
    engineer: 14,
    manager: 10,
    doctor: 7,
    finance: 6,
    business_owner: 4,
    soldier: 2,
  }),
  postgraduate: urnOf({ teacher: 26, doctor: 22, engineer: 20, civil_servant: 18, manager: 14 }),
};

const enterprise = urnOf<EmployerKind>({ enterprise: 1 });
const institution = urnOf<EmployerKind>({ public_institution: 93, enterprise: 7 });
const mostlyEnterprise = urnOf<EmployerKind>({ enterprise: 86, public_institution: 14 });
const oneself = urnOf<EmployerKind>({ self_employed: 88, enterprise: 12 });
const state = urnOf<EmployerKind>({ government: 1 });

/** Who employs whom; retired people answer with where they worked. */
const employers: Partial<Record<Occupation, Urn<EmployerKind>>> = {
  civil_servant: state,
  soldier: state,
  teacher: institution,
  doctor: institution,
  engineer: mostlyEnterprise,
  finance: mostlyEnterprise,
  employee: mostlyEnterprise,
  manager: enterprise,
  worker: mostlyEnterprise,
  business_owner: oneself,
  self_employed: oneself,
  retired: urnOf<EmployerKind>({ enterprise: 58, public_institution: 27, government: 15 }),
};

/** What one earner of an occupation brings home in a year, 10,000 yuan, in a city like this one. */
const earnings: Record<Occupation, number> = {
  business_owner: 11,
  manager: 8.5,
  doctor: 7.2,
  finance: 6.8,
  engineer: 6.6,
  civil_servant: 6.2,
  teacher: 6,
  soldier: 7,
  self_employed: 5.6,
  employee: 4.3,
  worker: 3.9,
  retired: 3.1,
  farmer: 2.6,
  homemaker: 1.2,
  student: 0.8,
  unemployed: 1,
};

function occupationOf(chance: Chance, age: number, education: EducationLevel): Occupation {
  if (age >= 60 || (age >= 55 && chance() < 0.5)) return chance() < 0.82 ? 'retired' : 'farmer';
  if (age <= 23 && chance() < 0.15) return 'student';
  return occupations[education](chance);
}

/** Half of a cohort is married by about 27 here; a few percent part, and the old outlive. */
function maritalStatusOf(chance: Chance, age: number): MaritalStatus {
  const married = 0.95 / (1 + Math.exp(-(age - 27) / 2.2));
  if (chance() >= married) return 'single';
  if (chance() < Math.max(0, age - 55) * 0.009) return 'widowed';
  return chance() < Math.min(0.08, (age - 25) * 0.004) ? 'divorced' : 'married';
}

/**
 * Somebody's standing. Earnings are log-normal about the occupation's, rise until the late forties,
 * and a married household has the better part of a second income.
 */
export function standingOf(chance: Chance, age: number, noise: number): Standing {
  const education = educations.find(([below]) => age < below)![1](chance);
  const occupation = occupationOf(chance, age, education);
  const employer_kind = employers[occupation]?.(chance) ?? null;
  const marital_status = maritalStatusOf(chance, age);
  const experience = 0.75 + 0.4 * Math.min(1, Math.max(0, (age - 22) / 22));
  const second = marital_status === 'married' ? 2.2 + chance() * 2.8 : 0;
  const income = (earnings[occupation] * experience + second) * Math.exp(0.38 * noise);
  const income_wan_yuan = Math.max(0.8, Math.round(income * 10) / 10);
  return { age, education, occupation, employer_kind, marital_status, income_wan_yuan };
}
