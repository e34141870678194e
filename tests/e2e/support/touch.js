// Fingers, as Chromium's own input system sees them.

/** Rests a finger on the middle of what `locator` finds, for `duration` milliseconds. */
export async function longPress(page, locator, duration = 800) {
  await locator.scrollIntoViewIfNeeded();
  // A mark may go over two lines: its first piece.
  const point = await locator.evaluate((element) => {
    const { left, top, width, height } = element.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await page.waitForTimeout(duration);
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}
