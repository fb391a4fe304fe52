export { cannotSaveView, type NewView } from './cannot-save-view.ts';
