import type { SerializedAXNode } from 'puppeteer-core';

const roles =
  'heading group button searchbox status list listitem link menu menuitem term definition time image';
const said = new Set(roles.split(' '));

/** The accessibility tree as lines, each a role, a name and what else is said. */
export function linesOf(node: SerializedAXNode): string[] {
  const { role, name = '', pressed, focused, disabled, children = [] } = node;
  const states = [
    pressed !== undefined && `pressed ${pressed}`,
    disabled && 'disabled',
    focused && 'focused',
  ].filter(Boolean);
  const text = role === 'status' ? children.map((child) => child.name?.trim()).join('') : name;
  const own = [`${role} "${text}"`, ...states].join(', ');
  return [...(said.has(role) ? [own] : []), ...children.flatMap(linesOf)];
}

/** All that is read as text, in order. */
export function textsOf({ role, name = '', children = [] }: SerializedAXNode): string[] {
  const text = name.replace(/\s+/g, ' ').trim();
  return [...(role === 'StaticText' && text ? [text] : []), ...children.flatMap(textsOf)];
}
