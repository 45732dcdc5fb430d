import { css } from 'lit';

export const newsListStyles = css`
  .text {
    min-inline-size: 55%;
  }

  [part='tags'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
    font-size: 0.8em;
  }

  [part='tag'] {
    border-radius: 1em;
  }
`;
