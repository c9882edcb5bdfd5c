// Puts the article on the page, as React's own template does.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Article } from './Article';

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <Article />
  </StrictMode>,
);
