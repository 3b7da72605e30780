// Runs before the first paint, so that a stored theme does not flash in the other one.
(() => {
  let remembered = null;
  try {
    remembered = localStorage.getItem('theme');
  } catch {
    // Storage may be disabled; then the system's preference applies.
  }
  if (remembered === 'light' || remembered === 'dark') document.documentElement.dataset.theme = remembered;
})();
