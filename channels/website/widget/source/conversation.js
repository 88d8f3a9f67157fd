/** One conversation: its token, how far it was read, what the user said. Survives a reload of the page. */

import { Problem } from "./api.js";
import * as TEXTS from "./texts.js";

const KEY = "praktijkwijzer";
const fresh = () => ({ token: null, last: 0, lines: [], pending: null });

export class Conversation {
  #api;
  #given;
  #state = fresh();

  /** `given` is what a conversation begins with: channel, audience, region, today. */
  constructor(api, given) {
    this.#api = api;
    this.#given = given;
  }

  /** The proof of this conversation, or null. */
  get token() {
    return this.#state.token;
  }

  /** What the user said: {after: number of the message it followed, text}. */
  get lines() {
    return this.#state.lines;
  }

  /** Whether something was sent that has no answer yet. */
  get waiting() {
    return Boolean(this.#state.pending);
  }

  /** Go on where this tab was, or begin. Gives all messages. */
  async open() {
    const kept = this.#given.channel === "demo" ? null : remembered();
    if (!kept?.token) return this.begin();
    this.#state = { ...fresh(), ...kept, last: 0 };
    try {
      return this.#unread(await this.#api.missed(kept.token, 0));
    } catch (problem) {
      if (problem.gone) return this.begin();
      throw problem;
    }
  }

  /** A new conversation. Gives its first messages. */
  async begin() {
    this.#state = fresh();
    this.#save();
    const { conversation, messages } = await this.#api.post("/api/conversations", this.#given);
    this.#state.token = conversation;
    const first = this.#unread(messages);
    this.#save();
    return first;
  }

  /** Something typed, or a pressed button: {text} or {button}, and the words to show. Gives the answer. */
  say(body, words) {
    return this.#send("/api/messages", body, words);
  }

  /** A filled card. Gives the answer. */
  fill(card, values, words) {
    return this.#send("/api/cards", { card, values }, words);
  }

  /** A file, to the address that its card names. Gives the answer. */
  upload(path, file, words) {
    return this.#send(path, {}, words, file);
  }

  /** Go on with the check behind a code. Gives the answer. */
  code(code, words) {
    return this.#send("/api/codes", { code }, words);
  }

  /** What somebody thinks of message `seq`: gives {masked}, a text when personal data were taken out. */
  think(seq, helpful, reason) {
    const opinion = { conversation: this.#state.token, message: seq, helpful, reason };
    return this.#api.post("/api/feedback", opinion);
  }

  /** Forget this conversation in the browser. */
  leave() {
    this.#state = fresh();
    this.#save();
  }

  /** The last request again, with the same id: the server answers it once. */
  async retry() {
    const { path, body, file } = this.#state.pending;
    const { token } = this.#state;
    try {
      const { messages } = file
        ? await this.#api.upload(`${path}?request=${body.request}`, file, token)
        : await this.#api.post(path, { ...body, conversation: token });
      const unread = await this.#whole(messages);
      this.#state.pending = null;
      if (unread.at(-1)?.gone) this.#state = fresh();
      return unread;
    } catch (problem) {
      if (!problem.again) this.#takeBack();
      throw problem;
    } finally {
      this.#save();
    }
  }

  /** What was said while nobody asked, such as news of a desk. Nothing while a request is on its way. */
  async news() {
    if (!this.#state.token || this.#state.pending) return [];
    const unread = this.#unread(await this.#api.missed(this.#state.token, this.#state.last));
    this.#save();
    return unread;
  }

  /** A file of this conversation. */
  async file(url) {
    return (await this.#api.get(url, this.#state.token)).blob();
  }

  async #send(path, body, words, file = null) {
    if (!this.#state.token) throw new Problem({ status: 401, message: TEXTS.ended, action: TEXTS.endedAction });
    this.#drop();
    const request = requestId();
    this.#state.pending = { path, body: { ...body, request }, file };
    this.#state.lines.push({ after: this.#state.last, text: words });
    this.#save();
    return this.retry();
  }

  /** A request that failed and was not sent again: its words were never heard. */
  #drop() {
    if (this.#state.pending) this.#takeBack();
  }

  #takeBack() {
    this.#state.pending = null;
    this.#state.lines.pop();
  }

  /** A reply, and before it what was said while we were not looking. */
  async #whole(messages) {
    const gap = messages.length && messages[0].seq > this.#state.last + 1;
    return this.#unread(gap ? await this.#api.missed(this.#state.token, this.#state.last) : messages);
  }

  #unread(messages) {
    const unread = messages.filter((message) => message.seq > this.#state.last);
    this.#state.last = unread.at(-1)?.seq ?? this.#state.last;
    return unread;
  }

  /** Contact details, files and codes never stay in the browser: what was not answered is given again. Of a demo nothing stays. */
  #save() {
    if (this.#given.channel === "demo") return;
    const { pending, lines } = this.#state;
    const stays = !pending || pending.path === "/api/messages";
    const kept = !stays ? { pending: null, lines: lines.slice(0, -1) } : { pending, lines };
    remember({ ...this.#state, ...kept });
  }
}

/** Works on plain http too, where there is no crypto.randomUUID. */
const requestId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

/** What this tab kept, or null. A browser may refuse: then a reload begins anew. */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function remember(state) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // Nothing is kept; the conversation goes on.
  }
}
