import { css } from 'lit';

/** Of more rows than come at first only those in sight are laid out and painted; all of them stay in the page for search and screen readers. */
export const callLogStyles = css`
  .long .row {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 4.25rem;
    /* A focus ring goes past its row. */
    overflow-clip-margin: 8px;
  }
`;
