// Sets the stored theme before the first paint, so that the page does not flash in the other theme.
(() => {
  let remembered = null;
  try {
    remembered = localStorage.getItem('theme');
  } catch {
    // If storage is disabled, the system's preference applies.
  }
  if (remembered === 'light' || remembered === 'dark') document.documentElement.dataset.theme = remembered;
})();
