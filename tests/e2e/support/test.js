// Playwright's `test`, with the promises that every journey must keep, whatever else it tests:
// no request to another host, no violation of the policy, no word in the console, no cookie.

import { test as base } from "@playwright/test";

import { siteUrl } from "./env.js";

export { expect } from "@playwright/test";

export const test = base.extend({
  /** Console lines that a test provokes on purpose. */
  allowedConsole: [undefined, { option: true }],

  /** An origin, or several, besides the site's own that a test serves itself. */
  ownOrigin: [undefined, { option: true }],

  /** Whether a test makes the program fail on purpose. */
  ignoresPageErrors: [false, { option: true }],

  promises: [
    async ({ context, allowedConsole, ownOrigin, ignoresPageErrors }, use) => {
      const broken = [];
      const own = new Set([new URL(siteUrl).origin, ownOrigin].flat());
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        const isLocal = protocol === "data:" || protocol === "blob:";
        if (!isLocal && !own.has(origin)) broken.push(`asked another host: ${request.url()}`);
      });
      context.on("console", (message) => {
        const isComplaint = message.type() === "error" || message.type() === "warning";
        // Playwright's own word where it keeps service workers away, as in every journey but those of offline.spec.js.
        if (message.text() === "Service Worker registration blocked by Playwright") return;
        if (isComplaint && !allowedConsole?.test(message.text())) {
          broken.push(`console ${message.type()}: ${message.text()}`);
        }
      });
      context.on("weberror", (error) => ignoresPageErrors || broken.push(`page error: ${error.error()}`));
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) =>
          console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI}`),
        );
      });

      await use();

      for (const { name } of await context.cookies()) broken.push(`cookie: ${name}`);
      if (broken.length > 0) throw new Error(`Broken promises:\n${broken.join("\n")}`);
    },
    { auto: true },
  ],
});
