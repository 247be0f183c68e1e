// The time as the program tells it. The window's own clock says only how much has gone by since: which day it is decides
// what is overdue, and there is to be one answer to that.

let ahead = 0;

/**
 * Asks the program once what time it is. An answer that the window's own clock agrees with changes nothing; from another
 * clock, the window goes by the moment at which the answer came, so that what it calls now is never the program's future.
 */
export async function setClock(tell: () => Promise<string>) {
  const asked = Date.now();
  const told = Date.parse(await tell());
  const answered = Date.now();
  ahead = told >= asked && told <= answered ? 0 : told - answered;
}

export const now = (): Date => new Date(Date.now() + ahead);
