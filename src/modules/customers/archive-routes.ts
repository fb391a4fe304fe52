import { routes } from '#gate/routes';

import { listChanges, readSources } from './archive-history.ts';
import { attachFile, listAttachments, readAttachment, removeAttachment } from './attachments.ts';
import { assignMany, listAssignments } from './assign-customer.ts';
import { classifyCustomer, listClassifications } from './classify-customer.ts';
import { attachmentsContract } from './contract-attachments.ts';
import { assignmentContract } from './contract-assignment.ts';
import { classesContract } from './contract-classes.ts';
import { historyContract } from './contract-history.ts';
import { correctionContract } from './contract-correction.ts';
import { fieldsContract } from './contract-fields.ts';
import { recordContract } from './contract-record.ts';
import { relationsContract } from './contract-relations.ts';
import { readCorrection, requestCorrection } from './correct-customer.ts';
import {
  addDimension,
  closeDimension,
  closeDimensionCode,
  listDimensions,
  nameDimensionCode,
} from './dimensions.ts';

import { closeField, keepField, listFields } from './extra-fields.ts';
import { keepExtras, readExtras } from './keep-extras.ts';

import { printArchive } from './print-archive.ts';
import { readRecord } from './read-record.ts';
import { addMember, endRelation, linkCustomers, listRelations } from './relations.ts';

/** What belongs to the whole archive beside its registering and reading. */
export const archiveRoutes = [
  ...routes(attachmentsContract, {
    listAttachments,
    attachFile,
    readAttachment,
    removeAttachment,
  }),
  ...routes(classesContract, {
    listDimensions,
    addDimension,
    closeDimension,
    nameDimensionCode,
    closeDimensionCode,
    listClassifications,
    classifyCustomer,
  }),
  ...routes(fieldsContract, { listFields, keepField, closeField, readExtras, keepExtras }),
  ...routes(relationsContract, { listRelations, addMember, linkCustomers, endRelation }),
  ...routes(recordContract, { readRecord, printArchive }),
  ...routes(assignmentContract, { assignMany, listAssignments }),
  ...routes(correctionContract, { requestCorrection, readCorrection }),
  ...routes(historyContract, { readSources, listChanges }),
];
