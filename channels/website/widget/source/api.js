/** The HTTP API as /api/openapi.json describes it. Everything that goes wrong becomes a Problem in Dutch. */

import * as TEXTS from "./texts.js";

const PATIENCE = 45_000;

/** Why a request failed: {status, code, message, action, fields}. Status 0 is no connection. */
export class Problem extends Error {
  constructor({
    status = 0,
    code = "",
    message = TEXTS.broken,
    action = TEXTS.brokenAction,
    fields = null,
  } = {}) {
    super(message);
    Object.assign(this, { status, code, action, fields });
  }

  /** Whether sending the very same request again can help. */
  get again() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** Whether the conversation is gone. */
  get gone() {
    return this.status === 401;
  }
}

export class Api {
  #base;

  constructor(base) {
    this.#base = base;
  }

  /** Send an object, get an object. */
  async post(path, body) {
    const headers = { "Content-Type": "application/json" };
    return (await this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
  }

  /** Send a file, get an object. */
  async upload(path, file, token) {
    const headers = { "Content-Type": "application/octet-stream", Authorization: `Bearer ${token}` };
    return (await this.#ask(path, { method: "POST", headers, body: file })).json();
  }

  /** Messages after number `seq`. */
  async missed(token, seq) {
    return (await (await this.get(`/api/messages?after=${seq}`, token)).json()).messages;
  }

  /** Whatever the holder of this token may have. */
  get(path, token) {
    return this.#ask(path, { headers: { Authorization: `Bearer ${token}` } });
  }

  async #ask(path, options) {
    const url = new URL(path, this.#base);
    // The token goes to our own server only, whatever address a message names.
    if (url.origin !== this.#base.origin) throw new Problem({ status: 400 });
    let response;
    try {
      response = await fetch(url, { ...options, credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      throw new Problem({ message: TEXTS.offline, action: TEXTS.offlineAction });
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

async function problemOf(response) {
  const body = await response.json().catch(() => null);
  return new Problem({ ...body?.error, status: response.status });
}
