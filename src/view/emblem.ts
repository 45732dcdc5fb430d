import { type TemplateResult, html, nothing } from 'lit';
import type { Lang } from './language.js';

type Point = readonly [x: number, y: number];

/** The point on a circle that is so much of a turn, clockwise, from its top. */
function onCircle([x, y]: Point, radius: number, turn: number): Point {
  const angle = turn * 2 * Math.PI;
  return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
}

// The published geometry, for a flag 36 high: 3:2, twelve stars on a circle of a third of the height, each in a
// circle of an eighteenth, upright, placed like the hours of a clock.
// Not by `Array.from`, of which old libraries have their own.
const stars = [...Array(12).keys()]
  .map((hour) => {
    const centre = onCircle([27, 18], 12, hour / 12);
    // Each side of a pentagram runs from one point to the next but one.
    const corners = [0, 2, 4, 1, 3].map((point) => onCircle(centre, 2, point / 5).join(' '));
    return `M${corners.join('L')}Z`;
  })
  .join('');

/**
 * The emblem of the European Union, drawn from its published geometry and colours. Around it is a white border of a 25th
 * of its height, which is seen on coloured ground.
 */
export function emblem(label: string, lang: Lang = nothing): TemplateResult {
  return html`<svg part="emblem" viewBox="0 0 54 36" role="img" aria-label=${label} lang=${lang}>
    <path fill="#039" stroke="#fff" stroke-width="2.88" paint-order="stroke" d="M0 0h54v36H0z" />
    <path fill="#fc0" d=${stars} />
  </svg>`;
}
