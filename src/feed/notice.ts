import { party } from './details.js';
import {
  amount,
  dateOrInstant,
  type Field,
  flag,
  language,
  list,
  named,
  object,
  oneOf,
  resource,
  text,
  url,
  verbatim,
} from './fields.js';
import type { Funder, FundingNotice, Link, Project } from './model.js';

const link: Field<Link> = object<Link>({ url, title: text }, 'url');

const period = object<NonNullable<FundingNotice['period']>>({ from: dateOrInstant, to: dateOrInstant });

const project: Field<Project> = named(
  object<{ name: string } & Omit<Project, 'name'>>({
    name: text,
    acronym: text,
    number: text,
    description: text,
    url,
  }),
);

const funder: Field<Funder> = named(
  object<Funder>(
    {
      name: text,
      role: text,
      url,
      logo: object<NonNullable<Funder['logo']>>(
        { url: resource, alt: text, width: amount, height: amount },
        'url',
      ),
      creditLine: text,
    },
    'name',
  ),
);

/** An acknowledgement of funding. Whether it says all its preset requires is judged elsewhere. */
export const notice: Field<FundingNotice> = object<FundingNotice>({
  id: text,
  language,
  scope: text,
  validFrom: dateOrInstant,
  validTo: dateOrInstant,
  kind: text,
  preset: oneOf(
    'eu-cohesion',
    'interreg',
    'horizon',
    'next-generation-eu',
    'pl-state',
    'pl-public-task',
    'de-federal',
    'custom',
  ),
  statement: oneOf('funded', 'co-funded'),
  statementSuffix: text,
  statementText: verbatim,
  programme: text,
  fund: text,
  beneficiary: party,
  project,
  funders: list(funder),
  contract: object<NonNullable<FundingNotice['contract']>>({ number: text, signedOn: dateOrInstant }),
  amounts: object<NonNullable<FundingNotice['amounts']>>({ grant: amount, total: amount, currency: text }),
  rate: text,
  period,
  emblem: flag,
  grantingAuthority: text,
  disclaimer: verbatim,
  text: verbatim,
  links: list(link),
});
