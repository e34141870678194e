// The pages of the built site hold to a policy that lets nothing inline run and nobody else be asked.

import { expect, test } from "@playwright/test";

import { filesOf, read } from "../support/dist.js";

const tags = (html, name) => html.match(new RegExp(`<${name}\\b[^>]*>`, "gi")) ?? [];
const policyOf = (html) =>
  tags(html, "meta").find((it) => /http-equiv="?Content-Security-Policy/i.test(it)) ?? "";

test("the site has its page and its page for what is not there", () => {
  expect(filesOf(/\.html$/)).toEqual(expect.arrayContaining(["404.html", "index.html"]));
});

for (const path of filesOf(/\.html$/)) {
  const html = read(path).replaceAll(/<!--.*?-->/gs, "");

  test(`${path} has no inline script, style or handler`, () => {
    for (const script of tags(html, "script")) expect(script).toMatch(/\ssrc=/);
    expect(tags(html, "style")).toEqual([]);
    for (const tag of html.match(/<[a-z][^>]*>/gi)) expect(tag).not.toMatch(/\s(style|on\w+)\s*=/i);
  });

  test(`${path} states its policy before anything that it governs`, () => {
    const policy = policyOf(html);
    expect(policy).not.toBe("");
    const before = html.slice(0, html.indexOf(policy));
    expect(before).not.toMatch(/<(script|link|style|img|base)\b/i);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*/);
    const referrer = tags(html, "meta").find((it) => /name="?referrer/.test(it));
    expect(referrer).toContain("no-referrer");
  });

  test(`${path} loads nothing from another host`, () => {
    for (const tag of html.match(/<(script|link|img|iframe|source)\b[^>]*>/gi) ?? []) {
      expect(tag).not.toMatch(/(src|href)="?(https?:)?\/\//i);
    }
  });
}

test("the app's page requires Trusted Types, and allows wasm but no script of others", () => {
  const policy = policyOf(read("index.html"));
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  for (const directive of ["base-uri", "form-action", "object-src"]) {
    expect(policy).toContain(`${directive} 'none'`);
  }
});

for (const path of filesOf(/\.js$/)) {
  test(`${path} makes no code from strings`, () => {
    expect(read(path)).not.toMatch(/\bnew Function\b|\beval\(/);
  });
}

for (const path of filesOf(/\.css$/)) {
  test(`${path} loads nothing from another host`, () => {
    expect(read(path)).not.toMatch(/url\(["']?(https?:)?\/\/|@import\s+["']?(https?:)?\/\//i);
  });
}
