/** Carries what is due of one notice to the outside; the queue keeps it over a restart. */
export const DELIVER_JOB = 'notices.deliver'
