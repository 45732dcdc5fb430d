import { expect } from 'chai';
import { areSimilar, comparedTitle } from '../../src/relay/similar-titles.js';

const isCopy = (one: string, other: string): boolean => {
  const [first, second] = [comparedTitle(one), comparedTitle(other)];
  return (
    first !== undefined && second !== undefined && areSimilar(first, second) && areSimilar(second, first)
  );
};

const same: readonly (readonly [one: string, other: string])[] = [
  ['The cluster opens a laboratory', 'The Cluster Opens a Laboratory!'],
  ['„Klaster“ otwiera nowe laboratorium', '"Klaster" otwiera nowe laboratorium'],
  ['Klaster Łódź otwiera nowe laboratorium', 'Klaster Lodz otwiera nowe laboratorium'],
  ['Straßburg: Europäische Clustertage 2015', 'Strassburg – Europaische Clustertage 2015'],
  ['Cluster opens a new laboratory in Wrocław', 'Cluster opens new laboratory in Wrocław'],
  ['Zwölf Forschungslabore öffnen ihre Türen', 'Zwölf Forschungslabors öffnen ihre Türen'],
  ['The centre organises a summer school', 'The centre organizes a summer school'],
];

const different: readonly (readonly [one: string, other: string])[] = [
  ['Call for papers', 'Call for papers'],
  ['Newsletter 5 of the cluster is out', 'Newsletter 6 of the cluster is out'],
  ['Lecture on medical law, part I', 'Lecture on medical law, part II'],
  ['Registration for the workshop in Berlin is open', 'Registration for the workshop in Bern is open'],
  ['Training for the staff of hospitals in Poznań', 'Training for the staff of hospitals in Gdańsk'],
  ['The summer school is open', 'The summer school is cancelled'],
  ['The summer school of the cluster', 'The summer school of the cluster is postponed'],
  ['Applications are open online for members', 'Applications are open offline for members'],
  ['', 'The cluster opens a laboratory'],
];

describe('two titles', () => {
  for (const [one, other] of same)
    it(`"${one}" and "${other}" are of one thing`, () => {
      expect(isCopy(one, other)).to.equal(true);
    });
  for (const [one, other] of different)
    it(`"${one}" and "${other}" are of two`, () => {
      expect(isCopy(one, other)).to.equal(false);
    });
});
