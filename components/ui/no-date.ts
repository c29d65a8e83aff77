/** What a form sends for half a date: nothing would say that the field was left empty on purpose. */
export const noDate = "incomplete";
