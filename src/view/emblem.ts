import { type TemplateResult, html } from 'lit';

// The published geometry, for a flag 36 high: 3:2, twelve stars on a circle of a third of the height, each in a
// circle of an eighteenth, upright, placed like the hours of a clock.
const height = 36;
const width = 54;
const circle = height / 3;
const star = height / 18;

/** The corners of a star of five points around a centre, the first one on top. */
function starPath(x: number, y: number): string {
  // Each side of a pentagram runs from one point to the next but one.
  const corners = [0, 2, 4, 1, 3].map((point) => {
    const angle = (point * 2 * Math.PI) / 5;
    return `${(x + star * Math.sin(angle)).toFixed(3)} ${(y - star * Math.cos(angle)).toFixed(3)}`;
  });
  return `M${corners.join('L')}Z`;
}

const stars = Array.from({ length: 12 }, (_, hour) => {
  const angle = (hour * Math.PI) / 6;
  return starPath(width / 2 + circle * Math.sin(angle), height / 2 - circle * Math.cos(angle));
}).join('');

/** The emblem of the European Union, drawn from its published geometry and colours. */
export function emblem(label: string): TemplateResult {
  return html`<svg part="emblem" class="emblem" viewBox="0 0 54 36" role="img" aria-label=${label}>
    <path fill="#039" d="M0 0h54v36H0z" />
    <path fill="#fc0" d=${stars} />
  </svg>`;
}
