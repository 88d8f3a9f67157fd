/** Plays a story step by step. Anybody may stop it, go on by hand, and let it go on after that. */

import { pause } from "./dom.js";

const BETWEEN = 1800;
const READ = 18;

export class Player {
  #talk;
  #story = null;
  #at = 0;
  #stop = null;
  #busy = false;
  #changed;
  speed = 1;

  /** `changed(state)` hears where the story is: {story, at, playing, trouble}. */
  constructor(talk, changed) {
    this.#talk = talk;
    this.#changed = changed;
  }

  get playing() {
    return Boolean(this.#stop);
  }

  get busy() {
    return this.#busy;
  }

  /** The step that comes, or null at the end. */
  get coming() {
    return this.#story?.stappen[this.#at] ?? null;
  }

  /** Put a story at its beginning; null for none. */
  load(story) {
    this.pause();
    this.#story = story;
    this.#at = 0;
    this.#tell();
  }

  /** Go on by itself until the end or until somebody stops it. */
  async play() {
    if (this.playing || !this.coming) return;
    const stop = (this.#stop = new AbortController());
    this.#tell();
    try {
      while (this.coming && !stop.signal.aborted) {
        const said = await this.#step(stop.signal);
        const words = said.reduce((sum, message) => sum + message.text.length, 0);
        if (this.coming) await pause((BETWEEN + words * READ) * this.speed, stop.signal);
      }
    } catch (error) {
      if (!stop.signal.aborted) this.#tell(error.message);
    } finally {
      if (this.#stop === stop) this.#stop = null;
      this.#tell();
    }
  }

  /** Stop; the next step waits. */
  pause() {
    this.#stop?.abort(new Error("pauze"));
    this.#stop = null;
    this.#tell();
  }

  /** One step now. */
  async step() {
    this.pause();
    if (this.#busy || !this.coming) return;
    try {
      await this.#step(new AbortController().signal);
    } catch (error) {
      this.#tell(error.message);
    }
  }

  /** Somebody typed along: the words stand there, send them. */
  async sent() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#talk.send();
      this.#at += 1;
    } finally {
      this.#busy = false;
      this.#tell();
    }
  }

  async #step(signal) {
    this.#busy = true;
    try {
      const said = await this.#talk.act(this.coming, this.speed, signal);
      this.#at += 1;
      this.#tell();
      return said;
    } finally {
      this.#busy = false;
    }
  }

  #tell(trouble = "") {
    this.#changed({ story: this.#story, at: this.#at, playing: this.playing, trouble });
  }
}
