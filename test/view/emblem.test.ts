import { expect } from 'chai';
import { render } from 'lit';
import { emblem } from '../../src/view/emblem.js';

type Point = [x: number, y: number];

/** The flag as drawn: its ground, and the corners of each star, in units of which the flag is 54 × 36. */
function draw(): { svg: SVGSVGElement; ground: SVGPathElement; stars: Point[][] } {
  const place = document.createElement('div');
  render(emblem('Flag'), place);
  const svg = place.querySelector('svg')!;
  const [ground, drawn] = svg.querySelectorAll('path');
  const stars = drawn!.getAttribute('d')!.split('Z').filter(Boolean);
  return {
    svg,
    ground: ground!,
    stars: stars.map((path) =>
      path
        .slice(1)
        .split('L')
        .map((corner) => corner.split(' ').map(Number) as Point),
    ),
  };
}

const distance = ([x1, y1]: Point, [x2, y2]: Point) => Math.hypot(x1 - x2, y1 - y2);
const centreOf = (corners: Point[]): Point => [
  corners.reduce((sum, [x]) => sum + x, 0) / corners.length,
  corners.reduce((sum, [, y]) => sum + y, 0) / corners.length,
];

describe('the flag of the European Union', () => {
  const middle: Point = [27, 18];

  it('is half as long again as it is high, blue #039 all over', () => {
    const { svg, ground } = draw();
    expect(svg.getAttribute('viewBox')).to.equal('0 0 54 36');
    expect(ground.getAttribute('d')).to.equal('M0 0h54v36H0z');
    expect(ground.getAttribute('fill')).to.equal('#039');
    expect(ground.nextElementSibling!.getAttribute('fill')).to.equal('#fc0');
  });

  it('has twelve stars on a circle of a third of the height, like the hours of a clock', () => {
    const { stars } = draw();
    expect(stars).to.have.length(12);
    stars.map(centreOf).forEach(([x, y], hour) => {
      const angle = (hour * Math.PI) / 6;
      expect(x).to.be.closeTo(27 + 12 * Math.sin(angle), 0.01);
      expect(y).to.be.closeTo(18 - 12 * Math.cos(angle), 0.01);
      expect(distance([x, y], middle)).to.be.closeTo(36 / 3, 0.01);
    });
  });

  it('has stars of five points on a circle of an eighteenth of the height, one point up', () => {
    for (const corners of draw().stars) {
      const centre = centreOf(corners);
      expect(corners).to.have.length(5);
      for (const corner of corners) expect(distance(corner, centre)).to.be.closeTo(36 / 18, 0.01);
      const [x, y] = corners.reduce((top, corner) => (corner[1] < top[1] ? corner : top));
      expect(x).to.be.closeTo(centre[0], 0.01);
      expect(y).to.be.closeTo(centre[1] - 2, 0.01);
    }
  });

  it('joins each point to the next but one, so that the lines make a star', () => {
    const side = 2 * 2 * Math.sin((2 * Math.PI) / 5);
    for (const corners of draw().stars) {
      corners.forEach((corner, index) => {
        expect(distance(corner, corners[(index + 1) % 5]!)).to.be.closeTo(side, 0.01);
      });
    }
  });

  it('is an image with a name', () => {
    const { svg } = draw();
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).to.deep.equal(['img', 'Flag']);
  });
});
