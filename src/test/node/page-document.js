// A document without a browser, with as much as the pages' modules need to build their elements and move the focus.

class Element {
  constructor(tag) {
    Object.assign(this, { tag, parentElement: null, children: [], attributes: {}, listeners: {}, hidden: false, disabled: false, style: {} });
    this.classList = { add() {} };
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
    if (name === 'disabled') this.disabled = true;
  }

  hasAttribute(name) { return name in this.attributes; }

  getAttribute(name) { return this.attributes[name] ?? null; }

  addEventListener(name, listener) { this.listeners[name] = listener; }

  append(...children) {
    for (const child of children) {
      if (child instanceof Element) child.parentElement = this;
      this.children.push(child);
    }
  }

  replaceChildren(...children) {
    for (const child of this.children) if (child instanceof Element) child.parentElement = null;
    this.children = [];
    this.append(...children);
  }

  get childElementCount() { return this.children.filter((child) => child instanceof Element).length; }

  get textContent() { return this.children.map((child) => child.textContent ?? child).join(''); }

  set textContent(text) { this.replaceChildren(text); }

  /** The elements below this one that have a tag, in their order. */
  all(tag) {
    return this.children.filter((child) => child instanceof Element)
      .flatMap((child) => [...(child.tag === tag ? [child] : []), ...child.all(tag)]);
  }

  /** Whether a selector matches this element: names of tags and attributes, such as "section, [tabindex]". */
  matches(selector) {
    return selector.split(', ').some((part) => (part[0] === '[' ? this.hasAttribute(part.slice(1, -1)) : part === this.tag));
  }

  closest(selector) { return this.matches(selector) ? this : this.parentElement?.closest(selector) ?? null; }

  /** The first element with a tag. */
  querySelector(tag) { return this.all(tag)[0] ?? null; }

  /** All elements with the tag of a selector such as "button.n", because classes are not kept. */
  querySelectorAll(selector) { return this.all(selector.split('.')[0]); }

  contains(other) { return other === this || this.children.some((child) => child instanceof Element && child.contains(other)); }

  focus() { focused = this; }

  showModal() {}

  click() {}

  /** Presses a button as a reader does, who focuses it first. */
  press() {
    this.focus();
    return (this.onclick ?? this.listeners.click)({ target: this });
  }
}

let focused = null;
const isShown = (element) => !element.hidden && !element.disabled && (element === body || (element.parentElement !== null && isShown(element.parentElement)));
const body = new Element('body');

/** The content of the page: a `main` element. */
export const main = new Element('main');
body.append(main);

/** The element whose text screen readers announce. */
const live = new Element('p');

globalThis.document = {
  body,
  createElement: (tag) => new Element(tag),
  createElementNS: (_, tag) => new Element(tag),
  getElementById: () => live,
  querySelector: (tag) => body.all(tag)[0] ?? null,
  documentElement: { dataset: {} },
  hidden: false,
  // A browser takes the focus away from elements that are removed, hidden or disabled.
  get activeElement() { return focused && isShown(focused) ? focused : body; },
};
globalThis.matchMedia = () => ({ matches: false });
