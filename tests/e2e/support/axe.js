// What axe finds wrong.

import AxeBuilder from "@axe-core/playwright";

/** The rules that ask for colours. What any other finds is the same in every theme. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page, of any impact; with `rules` only by those. */
export async function axeFindings(page, rules) {
  // In the page alone, which has no frames: half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  return findings(rules ? axe.withRules(rules) : axe);
}

/** What axe finds on the page and in its frames, of any impact. */
export const axeFindingsInFrames = (page) => findings(new AxeBuilder({ page }));

async function findings(axe) {
  // Nothing is written up of what is as it should be: that saves time too.
  const { violations } = await axe.options({ resultTypes: ["violations"] }).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((it) => `${impact} ${id}: ${it.target.join(" ")}: ${it.failureSummary}`),
  );
}
