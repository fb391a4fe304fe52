import { type Urn, urn } from './chance.ts';
import { holderOf, organisation, type ProjectCode, projectCodes } from './organisation.ts';

/** How one consultant works, as the year shows it. */
export interface Consultant {
  sign_in_name: string;
  project_code: ProjectCode;
  team_code: string;
  site_supervisor: string;
  duty_clerk: string;
  /** Share of first follow-ups within the regime's window. */
  punctuality: number;
  /** What the consultant adds to a customer's interest at each meeting. */
  skill: number;
}

/**
 * Habits in the order of the cast, repeated: most are punctual, one or two are not, and the best
 * seller is not the most punctual one. What reports are for is to show such things.
 */
const habits: readonly (readonly [punctuality: number, skill: number, load: number])[] = [
  [0.93, 0.05, 11],
  [0.88, 0.03, 10],
  [0.9, 0.02, 9],
  [0.71, 0.06, 12],
  [0.9, 0.01, 8],
  [0.95, 0.03, 10],
  [0.86, 0, 9],
];

/** Visitors of each project, in percent. */
const projectShares: Record<ProjectCode, number> = { yunjing: 62, haitang: 38 };

interface Hired {
  consultant: Consultant;
  load: number;
}

const hired: readonly Hired[] = organisation()
  .people.flatMap(({ sign_in_name, offices }) =>
    offices
      .filter((it) => it.office === 'consultant')
      .map(({ unit_code }) => ({ sign_in_name, team_code: unit_code })),
  )
  .map(({ sign_in_name, team_code }, at) => {
    const project_code = projectCodes.find((it) => team_code.startsWith(it));
    if (!project_code) throw new Error(`${team_code} belongs to no project`);
    const [punctuality, skill, load] = habits[at % habits.length]!;
    const site_supervisor = holderOf('site_supervisor', project_code);
    const duty_clerk = holderOf('duty_clerk', project_code);
    const who = { sign_in_name, project_code, team_code, site_supervisor, duty_clerk };
    return { consultant: { ...who, punctuality, skill }, load };
  });

const loadOf = (project_code: ProjectCode) =>
  hired
    .filter((it) => it.consultant.project_code === project_code)
    .reduce((all, it) => all + it.load, 0);

/** The consultants of both projects. */
export const consultants: readonly Consultant[] = hired.map((it) => it.consultant);

/** Who receives the next customer: projects by their visitors, consultants by their load. */
export const receivingConsultant: Urn<Consultant> = urn(
  hired.map(({ consultant, load }): [Consultant, number] => {
    const { project_code } = consultant;
    return [consultant, (projectShares[project_code] * load) / loadOf(project_code)];
  }),
);
