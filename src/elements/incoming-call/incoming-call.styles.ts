import { css } from 'lit';

export const incomingCallStyles = css`
  ul {
    display: grid;
    gap: var(--_space-2);
  }
  .ring {
    container-type: inline-size;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-3) var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_go);
    border-inline-start-width: 0.4rem;
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow);
    animation: pulse 2s ease-in-out infinite;
  }
  .silent {
    animation: none;
  }
  @keyframes pulse {
    50% {
      background: color-mix(in oklab, var(--_go) 10%, var(--_surface-raised));
    }
  }
  .party {
    flex: 1 1 12rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .title {
    font-size: var(--_text-l);
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .trouble {
    flex-basis: 100%;
    font-size: var(--_text-s);
  }
  @media (forced-colors: active) {
    .ring {
      animation: none;
    }
  }
`;
