import { assignmentContract, type AssignReason } from '#contract/customers';
import { contract as identity } from '#contract/identity';

import { useRead } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

/** Who is handed over: as much of a row as the drawer needs. */
interface HandedOver {
  customer_id: string;
  project_id: string;
  owner_id: string | null;
}

interface Props {
  /** One customer or many, of one project: a consultant works in one. */
  customers: readonly HandedOver[];
  onClose: () => void;
  onDone?: () => void;
}

/** Gives customers to another consultant of their project, with the reason. */
export function AssignDrawer({ customers, onClose, onDone }: Props) {
  const { say, field, choices } = useWords();
  const toast = useToast();
  const projects = new Set(customers.map((it) => it.project_id));
  const owners = new Set(customers.map((it) => it.owner_id));
  const [project_id] = projects;
  const { data } = useRead(
    identity.listColleagues,
    { office: 'consultant', project_id },
    { enabled: projects.size === 1 },
  );
  const form = useForm({
    endpoint: assignmentContract.assignMany,
    initial: {
      customer_ids: customers.map((it) => it.customer_id),
      owner_id: '',
      reason_code: undefined as AssignReason | undefined,
    },
    // Chosen or refused: the schema names what is missing.
    request: (values) => ({ ...values, reason_code: values.reason_code! }),
    saved: ({ count }) => {
      toast.done(say('customers.screen.assigned_many', { count }));
      onDone?.();
      onClose();
    },
  });
  const others = (data?.rows ?? []).filter((it) => owners.size > 1 || !owners.has(it.person_id));
  return (
    <FormDrawer
      clause="information/1c"
      form={form}
      title={say('customers.action.assign-customer')}
      submit={say('customers.action.assign-customer')}
      isOpen
      onClose={onClose}
    >
      <p className="form-guidance">
        {say('customers.screen.assign_count', { count: customers.length })}{' '}
        {say('customers.screen.assign_lead')}
      </p>
      {projects.size > 1 && <Note tone="due">{say('customers.screen.assign_projects')}</Note>}
      <ChoiceField
        name="owner_id"
        label={field('customers', 'owner_id')}
        choices={others.map((it) => ({ value: it.person_id, label: it.name }))}
        isRequired
      />
      <ChoiceField
        name="reason_code"
        label={field('customers', 'reason_code')}
        choices={choices('assign_reason').filter((it) => it.value !== 'first')}
        isRequired
      />
    </FormDrawer>
  );
}
