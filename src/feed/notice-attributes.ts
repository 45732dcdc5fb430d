import { presetFault } from './funding-presets.js';
import { ownJson } from './own-json.js';
import { pick } from './pick.js';

/** The attributes that state a notice without a feed. */
export const noticeAttributes =
  'preset statement text project programme fund beneficiary funder contract signed granted total currency ' +
  'granting-authority description notice-lang';

/** A notice as the attributes of an element state it. */
export interface NoticeAttributes {
  src?: string | undefined;
  preset?: string | undefined;
  statement?: string | undefined;
  text?: string | undefined;
  project?: string | undefined;
  programme?: string | undefined;
  fund?: string | undefined;
  beneficiary?: string | undefined;
  funder?: string | undefined;
  contract?: string | undefined;
  signed?: string | undefined;
  granted?: string | undefined;
  total?: string | undefined;
  currency?: string | undefined;
  grantingAuthority?: string | undefined;
  description?: string | undefined;
  noticeLang?: string | undefined;
}

/**
 * The feed of one notice from attributes, as JSON, so that the same attributes are the same
 * feed; empty where they state none.
 */
export function noticeFromAttributes(element: NoticeAttributes): string {
  const { preset, text, project, description } = element;
  if (element.src || !(text || project || (preset && !presetFault(element)))) return '';
  const notice = {
    ...pick(element, 'preset statement text programme fund beneficiary grantingAuthority'),
    language: element.noticeLang,
    project: { name: project, description },
    funders: element.funder,
    contract: { number: element.contract, signedOn: element.signed },
    amounts: { grant: element.granted, total: element.total, currency: element.currency },
  };
  return ownJson({ items: [], _funding: [notice] });
}
