import type { http as source } from '../zh-CN/http.ts';

export const http: typeof source = {
  refusal: {
    cross_site:
      'This request did not come from our own page and was not done. Reload and try again.',
    too_many_requests:
      'You are asking too fast; this was not done. Try again in {{seconds}} seconds.',
    body_too_slow:
      'The network was too slow for all of it to arrive; nothing was done. Check it and try again.',
    body_too_large: 'This is too large and was not taken. Shorten it or split it.',
    body_malformed: 'This could not be read and was not done. Reload the page and try again.',
    content_type_wrong: 'This has the wrong type and was not done.',
    scope_unknown: 'The reach in the address is unknown. Come again through the menu.',
    method_not_offered: 'This address does not take such a request; nothing was done.',
    not_found: 'There is no such page, or you may not see it.',
    outage: 'The service is away for a moment. What you entered is still here; try again shortly.',
    outcome_unknown:
      'The database did not answer, so nobody can say whether this was saved. What you entered is still here. Look first, then send again.',
    disk_full:
      'The disk of the server is full or cannot be written; nothing was saved. What you entered is still here. Tell your administrator, then try again.',
    damaged:
      'What is stored does not pass its checksum and is not shown. Tell your administrator to restore it as the operating guide says.',
    defect:
      'Something went wrong on our side, sorry. Tell your administrator incident {{incident}}.',
    unreachable:
      'The server cannot be reached. What you entered is still here; check the network and try again.',
  },
};
