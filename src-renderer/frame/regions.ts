/** F6: focus goes from one region of the window to the next, in reading order. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null,
  );
  // Regions stand within regions: the innermost is the last one that holds the focus.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  regions[(at + step + regions.length) % regions.length]?.focus();
}
