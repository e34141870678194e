// What axe finds wrong.

import AxeBuilder from "@axe-core/playwright";

/** The rules that ask for colours. What any other finds is the same in every theme. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page, of any impact; with `rules` only by those. */
export async function axeFindings(page, rules) {
  // In the page alone, which has no frames, and nothing written up of what is as it should be: half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((it) => `${impact} ${id}: ${it.target.join(" ")}: ${it.failureSummary}`),
  );
}
