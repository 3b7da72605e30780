// Says so when the page stays incomplete because one of its scripts did not arrive or failed. A classic script, because a
// module could be what is missing.
(() => {
  const say = () => {
    const main = document.querySelector('main.waiting');
    if (!main || main.querySelector('[role="alert"]')) return;
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.append('This page could not be loaded completely. ', link('en', 'Load it again'), ' / ', link('ko', '다시 불러오기'));
    main.append(message);
  };
  const link = (language, text) => {
    const again = document.createElement('a');
    again.href = location.href;
    again.lang = language;
    again.textContent = text;
    again.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
    return again;
  };
  const soon = () => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say, { once: true });
    else say();
  };
  // Errors of elements, such as scripts, do not bubble.
  addEventListener('error', soon, true);
  addEventListener('unhandledrejection', soon);
})();
