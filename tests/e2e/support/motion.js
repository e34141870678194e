// What moves on the page.

/** Animations and transitions that are running and take more than an instant. */
export function motions(page) {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((it) => it.playState === "running" && it.effect.getComputedTiming().activeDuration > 1)
      .map((it) => `${it.animationName ?? it.transitionProperty} on ${it.effect.target?.outerHTML.slice(0, 80)}`),
  );
}
