import { tipTapDefaultExtensions, type TLTextOptions } from 'tldraw';
import { mayLead } from './leads.ts';

type Extensions = NonNullable<NonNullable<TLTextOptions['tipTapConfig']>['extensions']>;

/** The engine's text editor, which of itself would lead to telephones, file servers and our own pages. */
export const textExtensions: Extensions = tipTapDefaultExtensions.map((extension) =>
  extension.name === 'link'
    ? extension.configure({ isAllowedUri: mayLead, shouldAutoLink: mayLead })
    : extension,
);
