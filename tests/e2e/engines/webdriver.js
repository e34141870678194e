// The few commands of W3C WebDriver that a journey needs.

import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** What the standard answers for a click that another moment may allow. */
const NOT_NOW = /element click intercepted|element not interactable|stale element reference/;

/** Keys without a letter, as the standard numbers them. */
const KEYS = { Escape: "\uE00C", Enter: "\uE007", Tab: "\uE004" };

export class WebDriver {
  #base;

  constructor(base) {
    this.#base = base;
  }

  /** Starts a browser at the driver on `port`. */
  static async open(port, capabilities) {
    const root = `http://127.0.0.1:${port}/session`;
    const { sessionId } = await command("POST", root, {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriver(`${root}/${sessionId}`);
  }

  static async isListening(port) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await command("GET", `http://127.0.0.1:${port}/status`);
      } catch (error) {
        if (tries === 100) throw error;
        await sleep(100);
      }
    }
  }

  static freePort() {
    return new Promise((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
    });
  }

  goto(url) {
    return this.#post("url", { url });
  }

  resize(width, height) {
    return this.#post("window/rect", { width, height });
  }

  evaluate(run, argument = null) {
    const script = `return (${run})(arguments[0])`;
    return this.#post("execute/sync", { script, args: [argument] });
  }

  /** Clicks where the element is; while it is moving, covered or drawn anew, it is tried again, for five seconds. */
  async click(selector) {
    for (let tries = 1; ; tries += 1) {
      const found = await this.#post("element", { using: "css selector", value: selector });
      try {
        return await this.#post(`element/${found[ELEMENT]}/click`, {});
      } catch (error) {
        if (tries === 50 || !NOT_NOW.test(error.message)) throw error;
        await sleep(100);
      }
    }
  }

  /** Presses and releases a key: a letter, or one of `KEYS`. */
  press(key) {
    const value = KEYS[key] ?? key;
    const actions = [{ type: "keyDown", value }, { type: "keyUp", value }];
    return this.#post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Has `act` done in a frame. */
  async inFrame(selector, act) {
    const id = await this.#post("element", { using: "css selector", value: selector });
    await this.#post("frame", { id });
    await act(this);
    await this.#post("frame/parent", {});
  }

  close() {
    return command("DELETE", this.#base);
  }

  #post(path, body) {
    return command("POST", `${this.#base}/${path}`, body);
  }
}

async function command(method, url, body) {
  const response = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}
