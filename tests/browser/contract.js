// What the contract's cases look with. Each gives a list of complaints, so that one run names all.

const complaints = [];
const expect = (what, got, wanted) => {
  const [one, other] = [got, wanted].map((it) => JSON.stringify(it));
  if (one !== other) complaints.push(`${what} is ${one}, and not ${other}`);
};
const sorted = (all) => [...new Set(all)].sort();
const names = (all) => sorted(all.map((it) => it.name));

// Attributes and their properties, on elements that are on no page and so fetch nothing.
const reflects = ({ attributes }) => {
  for (const { name, property, values, known, default: usual } of attributes) {
    if (!property) continue;
    expect(property + ' of a new element', document.createElement('both-true')[property], usual);
    const any = ['a text', '', ...known];
    for (const value of values.length ? values : any) {
      const [one, other] = [0, 0].map(() => document.createElement('both-true'));
      one.setAttribute(name, value);
      expect(`${property} with ${name}="${value}"`, one[property], value);
      other[property] = value;
      expect(`${name} with ${property} ${value}`, other.getAttribute(name), String(value));
      other.removeAttribute(name);
      expect(property + ' without the attribute', other[property], usual);
      if (!values.length) continue;
      other.setAttribute(name, 'unheard-of');
      expect(`${property} with ${name} unheard of`, other[property], usual);
    }
  }
  return complaints;
};

// Every value but the default, where there is another.
const unusual = ({ values, known }) => values.at(-1) ?? known.at(-1) ?? 'kept';

const setsBefore = ({ attributes }) => {
  for (const it of attributes) if (it.property) widget[it.property] = unusual(it);
  widget.links = { source: { url: 'https://a.example' } };
  // Nobody should, and nothing should come of it.
  widget.state = 'ready';
};

const keeps = ({ attributes }) => {
  for (const it of attributes) {
    if (!it.property) continue;
    expect(it.property, widget[it.property], unusual(it));
    expect(it.name, widget.getAttribute(it.name), String(unusual(it)));
    expect(it.property + ' hides the accessor', Object.hasOwn(widget, it.property), false);
  }
  expect('links', widget.links?.source.url, 'https://a.example');
  return complaints;
};

// What browsers call, and what every class has.
const BORN = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];
const OF_CLASS = ['observedAttributes', 'length', 'name', 'prototype'];

// Everything that has a name, against everything the contract names.
const surface = ({ attributes, properties, methods }) => {
  const type = customElements.get('both-true');
  const own = (it, born) => Object.getOwnPropertyNames(it).filter((name) => !born.includes(name));
  const ofClass = properties.filter((it) => it.static);
  const ofElement = properties.filter((it) => !it.static && !it.writable);
  const reflected = attributes.flatMap((it) => it.property ?? []);
  const named = [...reflected, ...ofElement.map((it) => it.name), ...methods.map((it) => it.name)];
  expect('what an element has', sorted([...own(type.prototype, BORN), ...own(widget, [])]), sorted(named));
  expect('what the class has', sorted(own(type, OF_CLASS)), names(ofClass));
  const unnamed = type.observedAttributes.filter((it) => !attributes.some(({ name }) => name === it));
  expect('what is observed and not named', unnamed, []);
  for (const { name } of ofElement) {
    const { get, set } = Object.getOwnPropertyDescriptor(type.prototype, name) ?? {};
    if (get) expect('a setter of ' + name, set, undefined);
  }
  for (const { name, parameters } of methods) {
    expect(name, typeof widget[name], 'function');
    expect('the parameters of ' + name, widget[name].length, parameters.length);
  }
  expect('ready', typeof widget.ready.then, 'function');
  expect('version', /^\d+\.\d+\.\d+$/.test(type.version), true);
  return complaints;
};

// What was sent, against what the contract says of each.
const sent = ({ events }) => {
  expect('what was sent', names(window.sent), names(events));
  for (const { name, detail, cancelable } of events) {
    for (const it of window.sent.filter((it) => it.name === name)) {
      const keys = it.detail && Object.keys(it.detail).sort();
      expect('the detail of ' + name, keys, detail && names(detail));
      const kind = [it.bubbles, it.composed, it.cancelable];
      expect(`${name} bubbles, is composed, can be canceled`, kind, [true, true, cancelable]);
      expect(`${name} as plain data`, it.detail, JSON.parse(JSON.stringify(it.detail)));
    }
  }
  return complaints;
};

const partsOf = () => all('[part]').flatMap((it) => [...it.part]);
const slotsOf = () => all('slot').map((it) => it.name);

// How everything looks that a custom property may change.
const LOOKS = ['color', 'backgroundColor', 'borderTopColor', 'borderBottomColor', 'fontFamily', 'fontSize',
  'borderStartEndRadius', 'marginTop', 'paddingLeft', 'maxInlineSize', 'fill', 'stroke', 'outlineColor'];
const looks = () =>
  all('*').map((it) => ((style) => LOOKS.map((name) => style[name]).join())(getComputedStyle(it))).join();

const VALUES = { '<color>': 'rgb(1, 2, 3)', '<length>': '7px', '<family-name>#': 'monospace' };

const changes = ({ customProperties }, deep = false) => {
  // The ring is around what has the focus.
  find('button').focus();
  const before = looks();
  for (const { name, syntax } of customProperties) {
    if (name.endsWith('-deep') !== deep) continue;
    widget.style.setProperty(name, VALUES[syntax]);
    if (looks() === before) complaints.push(name + ' changes nothing');
    widget.style.removeProperty(name);
    if (looks() !== before) complaints.push(name + ' leaves something');
  }
  return complaints;
};

// The deep inks are for lines, and there are none in a scene.
const changesLines = (contract) => changes(contract, true);
