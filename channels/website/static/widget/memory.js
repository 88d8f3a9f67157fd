/** What a tab remembers of its conversation, until it is closed. A browser may refuse: then nothing is kept. */

const KEY = "praktijkwijzer";

/** What was kept, or null. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Keep this for after a reload. */
export function keep(state) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // The conversation goes on; only a reload begins anew.
  }
}

/** Remember nothing. */
export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
