import { ClauseHelp } from '../policy/clause-help.tsx';
import { FormBody, useLeaveGuard, type FormBodyProps } from './form-body.tsx';
import { PageHeader, type PageHeaderProps } from './page-header.tsx';
import { Panel } from './panel.tsx';

/** A form with a page of its own. */
export function FormPage({
  form,
  submit,
  cancel,
  children,
  ...header
}: FormBodyProps & PageHeaderProps) {
  useLeaveGuard(form);
  return (
    <div className="form-page">
      <PageHeader {...header} clause={undefined} />
      {header.clause && <ClauseHelp clause={header.clause} />}
      <div className="sheet">
        <FormBody form={form} submit={submit} cancel={cancel}>
          {children}
        </FormBody>
      </div>
    </div>
  );
}

interface DrawerProps extends FormBodyProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width?: number;
  /** The clause that asks for this form; quoted behind the "?". */
  clause?: string;
}

/** A form beside what it is about; on a phone a page of its own. */
export function FormDrawer(props: DrawerProps) {
  const { form, title, isOpen, onClose, width, submit, clause, children } = props;
  const mayLeave = useLeaveGuard(form);
  const close = async () => {
    if (await mayLeave()) onClose();
  };
  return (
    <Panel title={title} isOpen={isOpen} onClose={() => void close()} width={width ?? 560}>
      {clause && <ClauseHelp clause={clause} />}
      <FormBody form={form} submit={submit} cancel={() => void close()}>
        {children}
      </FormBody>
    </Panel>
  );
}
