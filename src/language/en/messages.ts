import type { messages as source } from '../zh-CN/messages.ts';

export const messages: typeof source = {
  action: {
    'list-messages': 'See my messages',
    'count-unread': 'Count unread messages',
    'mark-read': 'Mark as read',
    'read-settings': 'See message settings',
    'change-settings': 'Change message settings',
    'list-due-mail': 'See mail that is due',
    'mark-mailed': 'Note that a mail was sent',
  },
  kind: {
    approval_waiting: 'Requests wait for your approval',
    approval_decided: 'Your request was decided: {{outcome}}',
    customer_assigned: 'A customer is now in your charge',
    import_finished: 'Your list is registered',
    export_ready: 'Your exported file can be downloaded',
    export_failed: 'Your export was not completed',
  },
  screen: {
    title: 'Messages',
    lead: 'Only you see them; no name or phone of a customer is in them.',
    unread: '{{count}} unread messages',
    none_unread: 'No unread messages',
    empty: 'No messages yet',
    empty_lead:
      'You are told here when a request waits for you, yours is decided, or a list or file is ready.',
    all_read: 'Mark all as read',
    all: 'All messages',
    is_new: 'unread',
    settings: 'Message settings',
    settings_lead:
      'Choose for the application and for mail; a mail says that there is news, not what.',
    in_app: 'In the application',
    by_mail: 'By mail',
    address: 'Mail address',
    mail_off: 'The administrator has not set up a mail server; no mail is sent for now.',
    saved: 'The message settings are saved.',
  },
  mail: {
    subject: 'Kebu: {{count}} new messages for you',
    text: 'Hello {{name}},\n\nThere are {{count}} new messages for you in Kebu. Sign in to read them:\n{{link}}\n\nTo protect customers this mail does not say what they are. You can turn mail off in the message settings.\n',
    link_subject: 'Kebu: a link to set your password',
    link_text:
      'Hello {{name}},\n\nsomebody said that the password of your account is forgotten. Within {{minutes}} minutes, open this link and set a new one yourself; it works once:\n{{link}}\n\nIf it was not you, do not open it and tell an administrator; your password stays as it is. Pass the link to nobody.\n',
  },
  refusal: {
    address_malformed: 'Please give one mail address, such as xu@example.com.',
    address_missing: 'To be told by mail, please give an address first.',
  },
};
