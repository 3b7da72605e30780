// Says so when the page stays incomplete because one of its scripts did not arrive or failed. A classic script, because a
// module could be what is missing.
(() => {
  const say = () => {
    const main = document.querySelector('main.waiting');
    if (!main || main.querySelector('[role="alert"]')) return;
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.append(
      part('en', 'This page could not be loaded completely. ', 'Load it again'), ' ',
      part('ko', '이 페이지를 모두 불러오지 못했습니다. ', '다시 불러오기'),
    );
    main.append(message);
  };
  const part = (language, sentence, text) => {
    const again = document.createElement('a');
    again.href = location.href;
    again.textContent = text;
    again.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
    const all = document.createElement('span');
    all.lang = language;
    all.append(sentence, again);
    return all;
  };
  const soon = () => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say, { once: true });
    else say();
  };
  // Errors of elements, such as scripts, do not bubble.
  addEventListener('error', soon, true);
  addEventListener('unhandledrejection', soon);
})();
