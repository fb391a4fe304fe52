/** The queue of mail: a job says nothing, the unmailed rows are what is to be sent. */
export const mailQueue = 'messages.send-mail';
