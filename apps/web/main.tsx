import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from '#ui';
import './words-slice.css';
import { App } from './app.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Root>
      <App />
    </Root>
  </StrictMode>,
);

// The slices of all other Chinese characters; their list weighs 31 KB gzip, so it comes after the first screen.
void import('./all-characters.ts');
