export { appendTimeline } from './append-timeline.ts';
export { customersWithPhones } from './known-phone.ts';
export { noteContact, noteScouting, type ContactNoted } from './note-contact.ts';
export { openCustomer, openCustomerToChange, type Opened } from './open-customer.ts';
export { registerCustomer, type Registered } from './register-customer.ts';
export { archiveReview } from './review-archive.ts';
export { customersRoutes } from './routes.ts';
export { scopeChoice } from './scope-choice.ts';
export { showLine, showLines, Line } from './customer-line.ts';
