// Runs before anything is painted, so that a remembered theme does not flash in the other one.
(() => {
  let remembered = null;
  try {
    remembered = localStorage.getItem('theme');
  } catch {
    // Storage may be forbidden; the system's preference then decides.
  }
  if (remembered === 'light' || remembered === 'dark') document.documentElement.dataset.theme = remembered;
})();
