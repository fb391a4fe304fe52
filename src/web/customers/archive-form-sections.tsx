import type { CustomerKind } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { useWords } from '../words.ts';
import {
  belongs,
  ClassificationFields,
  ContactFields,
  DemandFields,
  ProfileFields,
  SensitiveFields,
} from './archive-fields.tsx';
import { ExtraFields, useExtraFields } from './extra-fields.tsx';
import { FormSection } from './form-section.tsx';

interface Props {
  kind: CustomerKind;
  terms: Terms;
  isNew: boolean;
  /** False where the company's own fields are asked elsewhere. */
  hasExtras?: boolean;
}

/** The sections of an archive as registering and revising ask for them, own fields in each. */
export function ArchiveFormSections({ kind, terms, isNew, hasExtras = true }: Props) {
  const { say } = useWords();
  const own = useExtraFields().filter((it) => it.section === 'profile' && it.kinds.includes(kind));
  const hasOwnProfile = hasExtras && own.length > 0;
  return (
    <>
      <FormSection title={say('customers.section.classification')}>
        <ClassificationFields terms={terms} isNew={isNew} />
        {hasExtras && <ExtraFields section="classification" kind={kind} />}
      </FormSection>
      <FormSection title={say('customers.section.demand')}>
        <DemandFields kind={kind} terms={terms} />
        {hasExtras && <ExtraFields section="demand" kind={kind} />}
      </FormSection>
      {(belongs('gender', kind) || hasOwnProfile) && (
        <FormSection title={say('customers.section.profile')}>
          {belongs('gender', kind) && <ProfileFields terms={terms} />}
          {hasExtras && <ExtraFields section="profile" kind={kind} />}
        </FormSection>
      )}
      <FormSection title={say('customers.section.contact')}>
        <ContactFields kind={kind} />
        {hasExtras && <ExtraFields section="contact" kind={kind} />}
      </FormSection>
      {belongs('household_property', kind) && (
        <FormSection title={say('customers.section.sensitive')}>
          <SensitiveFields />
        </FormSection>
      )}
    </>
  );
}
