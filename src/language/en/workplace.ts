import type { workplace as source } from '../zh-CN/workplace.ts';

export const workplace: typeof source = {
  action: {
    'list-preferences': 'See how I like things',
    'keep-preference': 'Remember how I like things',
    'list-views': 'See saved views',
    'save-view': 'Save a view',
    'remove-view': 'Remove a view',
  },
  view: {
    title: 'Views',
    mine: 'My views',
    shared: 'Shared in my unit',
    none: 'No view is saved yet',
    save: 'Save this view',
    name: 'Name',
    name_hint: 'No name or number of a customer, please',
    keeps: 'Keeps the filters, the order and the columns; not whom you searched for.',
    share: 'Share with',
    only_me: 'Only me',
    saved: 'The view is saved.',
    removed: 'The view is removed.',
    remove: 'Remove the view “{{name}}”',
    by: 'shared by {{name}}',
  },
  refusal: {
    view_unknown: 'There is no such view, or it is not yours.',
    register_unknown: 'There is no such register.',
    filter_not_kept:
      'A view keeps only the filters of its register; a search for a person is not kept.',
    column_unknown: 'This register has no column “{{column}}”.',
    name_is_personal: 'The name seems to hold a phone or ID number. Please choose another.',
    unit_not_mine: 'A view can only be shared with a unit you hold an office in.',
    too_many_views: 'At most {{limit}} views can be saved. Please remove one you no longer use.',
  },
};
